using System.Net.Security;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>The process environment of a command: outputs, variables, interruption. Tests replace it.</summary>
/// <param name="Output">Standard output, for results.</param>
/// <param name="Messages">Standard error, for progress and errors.</param>
/// <param name="Variable">Reads an environment variable; null or empty if it is not set.</param>
/// <param name="Interrupted">Cancelled by Ctrl-C.</param>
internal sealed record Shell(IAnsiConsole Output, IAnsiConsole Messages, Func<string, string?> Variable, CancellationToken Interrupted)
{
    /// <summary>Standard output without wrapping and colors.</summary>
    public TextWriter Out => Output.Profile.Out.Writer;

    public TextWriter Error => Messages.Profile.Out.Writer;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Which certificates of document servers are trusted; null for those of the system.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Standard input of a user who sees questions on a terminal; null if the command is not interactive.</summary>
    public TextReader? Answers { get; init; }

    /// <summary>Cancelled when the reader of standard output has gone.</summary>
    public CancellationToken OutputClosed { get; init; }

    public static Shell OfProcess(CancellationToken interrupted) =>
        new(
            Consoles.OfStandardOutput(), Consoles.OfStandardError(), Environment.GetEnvironmentVariable,
            interrupted)
        {
            OutputClosed = ClosedOutput.Watch(),
            Answers = Console.IsInputRedirected || Console.IsOutputRedirected || Console.IsErrorRedirected ? null
                : OperatingSystem.IsWindows() ? Console.In
                // The terminal edits the line itself; the runtime's reader would need its mode.
                : new StreamReader(new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read)),
        };

    /// <summary>Asks whether something is done. No is what is meant by everything that is not yes.</summary>
    /// <param name="question">Ends with a question mark.</param>
    /// <param name="cancellation">Cancels the wait for the answer.</param>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellation)
    {
        if (Answers is not { } answers)
            return false;
        await Error.WriteAsync($"{question} [y/N] ").ConfigureAwait(false);
        await Error.FlushAsync(cancellation).ConfigureAwait(false);
        // A read of a terminal ends with the line only, whatever happens to the command.
        string? answer = await Task.Run(answers.ReadLine, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        return answer?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
