using System.CommandLine;
using System.CommandLine.Completions;

namespace BackupJobs.Cli;

/// <summary>Adds the output format of the profile to a command line that has none, if the command has that format.</summary>
internal static class ProfileOutput
{
    private const string EndOfOptions = "--";

    /// <returns>The command line to run instead; null for the same.</returns>
    /// <exception cref="FailureException">The file with the profiles is broken, or has no such profile.</exception>
    public static IReadOnlyList<string>? Apply(ParseResult parsed, IReadOnlyList<string> arguments, Shell shell)
    {
        Command command = parsed.CommandResult.Command;
        // Help and completion must work with a broken file as well.
        if (parsed.Action != command.Action)
            return null;
        if (Named(command, ChosenProfile.Option) is not Option<string?> profile || Named(command, OutputOption.Name) is not { } output
            || parsed.GetResult(output) is not null)
            return null;
        string? format = ChosenProfile.Read(parsed.GetValue(profile), shell.Variable).Profile?.Output;
        bool isKnown = format is not null && output.GetCompletions(CompletionContext.Empty)
            .Any(item => item.Label.Equals(format, StringComparison.OrdinalIgnoreCase));
        if (!isKnown)
            return null;
        int end = arguments.TakeWhile(argument => argument != EndOfOptions).Count();
        return [.. arguments.Take(end), OutputOption.Name, format!, .. arguments.Skip(end)];
    }

    private static Option? Named(Command command, string name) => command.Options.FirstOrDefault(option => option.Name == name);
}
