using System.Text;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Creates consoles. Output that is not a terminal gets no colors and no line breaks.</summary>
internal static class Consoles
{
    // Tables in files and pipes must not be wrapped.
    public const int UnlimitedWidth = 4096;

    public static IAnsiConsole Create(TextWriter writer) => Create(new AnsiConsoleOutput(writer));

    /// <summary>The console of standard error. Writing to it never fails.</summary>
    public static IAnsiConsole OfStandardError() =>
        // Where errors are written to cannot be written: there is nowhere to report that.
        Create(new GuardedOutput(new AnsiConsoleOutput(Console.Error), static _ => null));

    /// <summary>The console of standard output. Its errors are those of the command, and not of a vault.</summary>
    public static IAnsiConsole OfStandardOutput() =>
        Create(new GuardedOutput(new AnsiConsoleOutput(Console.IsOutputRedirected ? RedirectedOutput() : Console.Out), OutputFailure));

    // Console.Out writes 256 characters at a time: a long list would make a hundred thousand calls of the system.
    private static TextWriter RedirectedOutput() => TextWriter.Synchronized(
        new StreamWriter(Console.OpenStandardOutput(), Console.Out.Encoding, ChunkedText.ChunkSize) { AutoFlush = true });

    private static FailureException OutputFailure(Exception error) => error is IOException io && FullDisk.IsCauseOf(io)
        ? FullDisk.Failure("standard output", null)
        : new FailureException(new Failure(
            ExitCode.Error, "standard output cannot be written",
            // What the runtime says of a descriptor that was closed before the process began.
            error is UnauthorizedAccessException ? "it is closed, or not open for writing" : error.Message));

    /// <summary>Whether lines can be redrawn.</summary>
    public static bool IsLive(IAnsiConsole console) =>
        console.Profile.Out.IsTerminal && console.Profile.Capabilities is { Ansi: true, Interactive: true };

    private static IAnsiConsole Create(IAnsiConsoleOutput output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            // The default enrichers switch on colors for build servers, even without a terminal.
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

    private sealed class GuardedOutput(AnsiConsoleOutput output, Func<Exception, Exception?> convert) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = new GuardedWriter(output.Writer, convert);

        public bool IsTerminal => output.IsTerminal;

        public int Width => output.Width;

        public int Height => output.Height;

        public void SetEncoding(Encoding encoding) => output.SetEncoding(encoding);
    }
}
