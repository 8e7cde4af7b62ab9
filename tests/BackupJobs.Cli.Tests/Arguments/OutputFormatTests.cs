using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.RegularExpressions;

namespace BackupJobs.Cli.Tests.Arguments;

public partial class OutputFormatTests
{
    [Fact]
    public void The_table_of_formats_is_what_the_commands_accept()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "BackupJobs.Cli", "README.md")).ReplaceLineEndings("\n");
        string table = readme.Split("| commands | formats |")[1].Split("\n\n")[0];
        Dictionary<string, string> documented = table.Split('\n').Skip(2)
            .Select(row => row.Split('|'))
            .SelectMany(cells => Words(cells[1]).Select(command => (command, Formats: Joined(Words(cells[2])))))
            .ToDictionary(row => row.command, row => row.Formats, StringComparer.Ordinal);
        Shell shell = new(
            Consoles.Create(TextWriter.Null), Consoles.Create(TextWriter.Null), _ => null, CancellationToken.None);
        Dictionary<string, string> accepted = Commands(BackupJobsCommand.Create(shell), "")
            .SelectMany(command => command.Value.Options
                .Where(option => option is { Name: OutputOption.Name } and not Option<string?>)
                .Select(option => (command.Key, Formats: Joined(
                    option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)))))
            .ToDictionary(row => row.Key, row => row.Formats, StringComparer.Ordinal);

        Assert.Equal(
            accepted.OrderBy(row => row.Key, StringComparer.Ordinal), documented.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, Command>> Commands(Command parent, string path) => parent.Subcommands.SelectMany(
        command => Commands(command, $"{path}{command.Name} ").Prepend(new($"{path}{command.Name}", command)));

    private static IEnumerable<string> Words(string cell) => CodePattern().Matches(cell).Select(match => match.Groups[1].Value);

    private static string Joined(IEnumerable<string> formats) => string.Join(' ', formats.Order(StringComparer.Ordinal));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodePattern();
}
