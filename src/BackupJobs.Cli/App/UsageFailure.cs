using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Cli;

/// <summary>A command line that cannot be understood, with the nearest one that can.</summary>
internal static class UsageFailure
{
    public static Failure Of(ParseResult parsed)
    {
        string help = $"See '{Path(parsed.CommandResult)} --help'.";
        // An option that nobody knows is taken for an argument, and then it is the last argument that seems one too many.
        string? unknown = MistakenForArgument(parsed) ?? (parsed.UnmatchedTokens is [string first, ..] ? first : null);
        string? meant = unknown is null ? null : Nearest.To(unknown, Names(parsed.CommandResult.Command));
        string what = unknown is null ? Missing(parsed) ?? parsed.Errors[0].Message : Unknown(parsed.CommandResult, unknown);
        return new Failure(ExitCode.Usage, what, Advice: meant is null ? help : $"Did you mean {meant}? {help}");
    }

    private static string Unknown(CommandResult command, string token) =>
        token.StartsWith('-') ? $"'{token}' is no option of '{Path(command)}'."
        : command.Command.Subcommands.Count > 0 ? $"'{token}' is no verb of '{Path(command)}'."
        : $"'{token}' is one argument too many for '{Path(command)}'.";

    private static string? Missing(ParseResult parsed)
    {
        if (parsed.CommandResult.Command.Subcommands.Count > 0)
            return "A verb is missing, such as list or demo.";
        if (parsed.Errors[0].SymbolResult is OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } given && given.IdentifierToken is not null)
            return $"{option.Name} needs a value{(option.HelpName is null ? "" : $": {option.HelpName}")}.";
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
