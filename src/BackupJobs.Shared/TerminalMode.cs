namespace BackupJobs.Shared;

/// <summary>
/// Keeps the mode of the terminal. The runtime puts a terminal into the mode of programs that use the whole screen (application keys) when
/// the console is first used, even where only a list is written, and leaves it so when the process ends.
/// </summary>
internal static class TerminalMode
{
    private const string Kind = "TERM";

    /// <summary>Prepares the console. Nothing may have used it before.</summary>
    public static void Keep()
    {
        if (OperatingSystem.IsWindows())
            return;
        string? kind = Environment.GetEnvironmentVariable(Kind);
        // What the runtime does not know, it does not write. Everybody else needs the variable.
        Environment.SetEnvironmentVariable(Kind, null);
        _ = Console.WindowWidth;
        if (!Console.IsInputRedirected)
            _ = Console.In;
        Environment.SetEnvironmentVariable(Kind, kind);
    }
}
