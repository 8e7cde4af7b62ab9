using BackupJobsGen;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Shared;

/// <summary>Describes an invalid command line, and suggests a valid one.</summary>
internal static class UsageFailure
{
    public static Failure Of(ParseResult parsed, string program = "backup-jobs")
    {
        // The parser treats an unknown option as an argument, and then reports the last argument as unexpected.
        string? unknown = UnknownVerb(parsed) ?? OptionAmongArguments(parsed)
            ?? (parsed.UnmatchedTokens is [string first, ..] ? first : null);
        if (unknown is not null && NegativeValue(parsed, unknown) is { } negative)
            return new Failure(ExitCode.Usage, negative, Advice: $"{Path(parsed.CommandResult, program)} --help");
        string? suggestion = unknown is null ? null : Nearest.To(unknown, Names(parsed.CommandResult.Command));
        string what = unknown is null ? Missing(parsed) ?? parsed.Errors[0].Message : Unknown(parsed.CommandResult, unknown);
        return new Failure(
            ExitCode.Usage, what,
            Advice: suggestion is null ? $"{Path(parsed.CommandResult, program)} --help" : $"did you mean {suggestion}?");
    }

    // Its options are unknown as well, but only because of it.
    private static string? UnknownVerb(ParseResult parsed) => parsed.CommandResult.Command.Subcommands.Count > 0
        ? parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith('-'))
        : null;

    private static string Unknown(CommandResult command, string token) =>
        token.StartsWith('-') ? $"unknown option '{token}'"
        : command.Command.Subcommands.Count > 0 ? $"unknown command '{token}'"
        : $"unexpected argument '{token}'";

    // The parser reads a negative number after an option as an option.
    private static string? NegativeValue(ParseResult parsed, string token)
    {
        if (token is not ['-', >= '0' and <= '9', ..])
            return null;
        int at = parsed.Tokens.TakeWhile(one => one.Value != token).Count();
        return at > 0 && at < parsed.Tokens.Count && parsed.Tokens[at - 1] is { Type: TokenType.Option, Value: var option }
            ? $"invalid value '{token}' for {option}: it must not be negative"
            : null;
    }

    private static string? Missing(ParseResult parsed)
    {
        if (parsed.CommandResult.Command.Subcommands.Count > 0)
        {
            string[] names = [.. parsed.CommandResult.Command.Subcommands.Select(verb => verb.Name)];
            return $"a command is missing: {string.Join(", ", names)}";
        }

        if (parsed.Errors[0].SymbolResult is OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } given
            && given.IdentifierToken is not null)
            return $"{option.Name} requires a value{(option.HelpName is null ? "" : $": {option.HelpName}")}";
        Argument? missing = parsed.CommandResult.Command.Arguments.FirstOrDefault(
            argument => argument.Arity.MinimumNumberOfValues > (parsed.GetResult(argument)?.Tokens.Count ?? 0));
        if (missing is not null)
            return $"{missing.Name} is missing";
        Option? required = parsed.CommandResult.Command.Options.FirstOrDefault(
            one => one.Required && parsed.GetResult(one)?.IdentifierToken is null);
        return required is null ? null : $"{required.Name} is missing";
    }

    private static string? OptionAmongArguments(ParseResult parsed) =>
        parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith('-'))?.Value;

    private static IEnumerable<string> Names(Command command) =>
        command.Options.Concat(Ancestors(command).SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .SelectMany(option => option.Aliases.Append(option.Name))
            .Concat(command.Subcommands.Select(verb => verb.Name));

    private static IEnumerable<Command> Ancestors(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Ancestors(parent).Append(parent));

    private static string Path(CommandResult result, string program) =>
        result.Parent is CommandResult parent ? $"{Path(parent, program)} {result.Command.Name}" : program;
}
