namespace BackupJobs.Cli.Tests;

/// <summary>Runs command lines in this process, with writers instead of a terminal and separate environment variables.</summary>
internal sealed class TestShell
{
    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Which certificates of document servers are trusted.</summary>
    public System.Net.Security.RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Cancelled by the user.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>What somebody at a terminal answers; null without one.</summary>
    public TextReader? Answers { get; init; }

    public async Task<Ran> Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Shell shell = new(Consoles.Create(output), Consoles.Create(error), Variables.GetValueOrDefault, Interrupted)
        {
            Time = Time,
            Trust = Trust,
            Answers = Answers,
        };
        int exit = await BackupJobsCommand.RunAsync(arguments, shell);
        return new Ran(exit, output.ToString(), error.ToString());
    }
}

/// <summary>Result of a run.</summary>
internal sealed record Ran(int Exit, string Output, string Error)
{
    public string[] OutputLines => Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
