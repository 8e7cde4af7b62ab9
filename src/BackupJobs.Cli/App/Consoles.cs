using Spectre.Console;
using Spectre.Console.Rendering;

namespace BackupJobs.Cli;

/// <summary>Consoles over a writer, as plain as possible where the writer is no terminal.</summary>
internal static class Consoles
{
    // Tables in a file or pipe are not broken at an invented width.
    private const int UnlimitedWidth = 4096;

    public static IAnsiConsole Create(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            // The default ones turn colours on for build servers, terminal or not.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = UnlimitedWidth;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.Interactive = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        return console;
    }

    /// <summary>Writes a table whose lines are as long as they are: a terminal folds them, and ids can still be copied from it.</summary>
    public static void WriteUnbroken(this IAnsiConsole console, IRenderable table)
    {
        int width = console.Profile.Width;
        console.Profile.Width = UnlimitedWidth;
        console.Write(table);
        console.Profile.Width = width;
    }

    /// <summary>Whether lines can be drawn over.</summary>
    public static bool IsLive(IAnsiConsole console) =>
        console.Profile.Out.IsTerminal && console.Profile.Capabilities is { Ansi: true, Interactive: true };
}
