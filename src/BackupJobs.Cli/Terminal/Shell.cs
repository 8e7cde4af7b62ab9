using System.Net.Security;
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

    /// <summary>Cancelled when the reader of standard output has gone.</summary>
    public CancellationToken OutputClosed { get; init; }

    public static Shell OfProcess(CancellationToken interrupted) =>
        new(
            Consoles.Create(Console.Out), Consoles.OfStandardError(), Environment.GetEnvironmentVariable,
            interrupted) { OutputClosed = ClosedOutput.Watch() };
}
