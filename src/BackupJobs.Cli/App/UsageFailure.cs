using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Cli;

/// <summary>A command line that cannot be understood, with the nearest one that can.</summary>
internal static class UsageFailure
{
    public static Failure Of(ParseResult parsed)
    {
        string help = $"See '{Path(parsed.CommandResult)} --help'.";
        string? unknown = parsed.UnmatchedTokens is [string first, ..] ? first : MistakenForArgument(parsed);
        string? meant = unknown is null ? null : Nearest.To(unknown, Names(parsed.CommandResult.Command));
        string what = unknown is null ? Missing(parsed) ?? parsed.Errors[0].Message : $"'{unknown}' is no {(unknown.StartsWith('-') ? "option" : "verb or argument")} of '{Path(parsed.CommandResult)}'.";
        return new Failure(ExitCode.Usage, what, Advice: meant is null ? help : $"Did you mean {meant}? {help}");
    }

    private static string? Missing(ParseResult parsed)
    {
        Argument? missing = parsed.CommandResult.Command.Arguments.FirstOrDefault(
            argument => argument.Arity.MinimumNumberOfValues > (parsed.GetResult(argument)?.Tokens.Count ?? 0));
        return missing is null ? null : $"{missing.Name} is missing.";
    }

    private static string? MistakenForArgument(ParseResult parsed) =>
        parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith('-'))?.Value;

    private static IEnumerable<string> Names(Command command) =>
        command.Options.Concat(Ancestors(command).SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .SelectMany(option => option.Aliases.Append(option.Name))
            .Concat(command.Subcommands.Select(verb => verb.Name));

    private static IEnumerable<Command> Ancestors(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Ancestors(parent).Append(parent));

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : "backup-jobs";
}
