using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>What a verb sees of the process: where it writes, its environment, its interruption. Tests bring their own.</summary>
/// <param name="Output">Results.</param>
/// <param name="Messages">Progress and errors.</param>
/// <param name="Variable">Reads an environment variable; null or empty where it is not set.</param>
/// <param name="Interrupted">Ctrl-C was pressed.</param>
internal sealed record Shell(IAnsiConsole Output, IAnsiConsole Messages, Func<string, string?> Variable, CancellationToken Interrupted)
{
    /// <summary>Where data goes: no wrapping, no colour.</summary>
    public TextWriter Out => Output.Profile.Out.Writer;

    public TextWriter Error => Messages.Profile.Out.Writer;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static Shell OfProcess(CancellationToken interrupted) =>
        new(Consoles.Create(Console.Out), Consoles.Create(Console.Error), Environment.GetEnvironmentVariable, interrupted);
}
