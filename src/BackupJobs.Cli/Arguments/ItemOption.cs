using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>--item</c>: names of protected items, which the service does not filter.</summary>
internal sealed class ItemOption
{
    private readonly Option<string[]> _item = new("--item")
    {
        HelpName = "NAME",
        Description = "Only this protected item, by its display name; * stands for any characters; can be repeated.",
    };

    public void AddTo(Command command) => command.Add(_item);

    /// <summary>The names; empty for all items.</summary>
    public IReadOnlyList<string> Read(ParseResult parsed) => parsed.GetValue(_item) ?? [];

    public bool Matches(ParseResult parsed, string? name) => parsed.GetValue(_item) is not { Length: > 0 } patterns
        || patterns.Any(pattern => Wildcard.Matches(pattern, name));
}
