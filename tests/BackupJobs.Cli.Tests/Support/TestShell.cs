namespace BackupJobs.Cli.Tests;

/// <summary>Runs command lines in this process, with writers instead of a terminal and separate environment variables.</summary>
internal sealed class TestShell
{
    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public async Task<Ran> Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Shell shell =
            new(Consoles.Create(output), Consoles.Create(error), Variables.GetValueOrDefault, CancellationToken.None) { Time = Time };
        int exit = await BackupJobsCommand.RunAsync(arguments, shell);
        return new Ran(exit, output.ToString(), error.ToString());
    }
}

/// <summary>Result of a run.</summary>
internal sealed record Ran(int Exit, string Output, string Error)
{
    public string[] OutputLines => Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
