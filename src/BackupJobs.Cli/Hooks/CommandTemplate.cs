using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobs.Cli;

/// <summary>
/// A command that the user has written, with placeholders for values of a job. It is split before values are inserted, so that a value
/// is never more than a part of one argument, and no shell reads it.
/// </summary>
internal sealed partial class CommandTemplate
{
    private readonly IReadOnlyList<string> _words;

    private CommandTemplate(IReadOnlyList<string> words) => _words = words;

    public string Program => _words[0];

    /// <summary>Reads a command: words separated by blanks, quoted as in a shell, without expansions.</summary>
    /// <exception cref="FailureException">There is no program, a quote has no end, or a placeholder is unknown.</exception>
    public static CommandTemplate Parse(string text, string option)
    {
        List<string> words = Split(text) ?? throw FailureException.Usage($"{option} has a quote without an end", "add the missing quote");
        if (words.Count == 0 || words[0].Length == 0)
            throw FailureException.Usage($"{option} has no command", $"for example {option} \"notify-send {{item}} {{status}}\"");
        if (Placeholder().IsMatch(words[0]))
            throw FailureException.Usage($"the program of {option} cannot be a placeholder", "placeholders are values of its arguments");
        string[] known = [.. EndValues.Names];
        string? unknown = words.SelectMany(word => Placeholder().Matches(word)).Select(match => match.Groups[1].Value)
            .FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
        return unknown is null
            ? new CommandTemplate(words)
            : throw FailureException.Usage(
                $"unknown placeholder '{{{unknown}}}' in {option}", "known are " + string.Join(", ", known.Select(name => $"{{{name}}}")));
    }

    /// <summary>The arguments after the program.</summary>
    public IEnumerable<string> Arguments(IEnumerable<(string Name, string Value)> values)
    {
        Dictionary<string, string> byName = values.ToDictionary(value => value.Name, value => EndValues.Inert(value.Value));
        return _words.Skip(1).Select(word => Placeholder().Replace(word, match => byName[match.Groups[1].Value]));
    }

    // A backslash is literal before other characters: paths of Windows have it.
    private static List<string>? Split(string text)
    {
        List<string> words = [];
        StringBuilder? word = null;
        char? quote = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && quote != '\'' && i + 1 < text.Length && text[i + 1] is '\\' or '"' or '\'' or ' ')
                (word ??= new StringBuilder()).Append(text[++i]);
            else if (quote is null && c is '"' or '\'')
                (quote, word) = (c, word ?? new StringBuilder());
            else if (c == quote)
                quote = null;
            else if (quote is null && char.IsWhiteSpace(c))
                word = Flush(words, word);
            else
                (word ??= new StringBuilder()).Append(c);
        }

        Flush(words, word);
        return quote is null ? words : null;
    }

    private static StringBuilder? Flush(List<string> words, StringBuilder? word)
    {
        if (word is not null)
            words.Add(word.ToString());
        return null;
    }

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Placeholder();
}
