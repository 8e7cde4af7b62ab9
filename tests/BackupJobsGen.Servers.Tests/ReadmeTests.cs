using System.Globalization;
using System.Text;
using BackupJobsGen.Servers.Tests.Cells;
using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests;

/// <summary>The table of servers in the generator's README.</summary>
public sealed class ReadmeTests
{
    private const string Start = "README_has_the_table_of_servers -->\n";
    private const string End = "<!-- end of the table of servers -->";

    /// <summary>With BACKUPJOBS_ACCEPT_SNAPSHOTS=1 the table is written.</summary>
    [Fact]
    public void README_has_the_table_of_servers()
    {
        string path = Path.Combine(Repository.Root, "generator", "README.md");
        string readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        int start = readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        string expected = Table();
        if (Environment.GetEnvironmentVariable("BACKUPJOBS_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, readme[..start] + expected + readme[end..]);
        else
            Assert.Equal(expected, readme[start..end]);
    }

    private static string Table()
    {
        List<string> notes = [];
        StringBuilder table = new();
        table.Append("| menu | ")
            .AppendJoin(" | ", Targets.All.Select(target => target.Name))
            .Append(" |\n|---|")
            .Insert(table.Length, "---|", Targets.All.Count)
            .Append('\n');
        foreach (Cell cell in Menu.Cells)
            table.Append("| ")
                .Append(cell.Name)
                .Append(" | ")
                .AppendJoin(" | ", Targets.All.Select(target => Mark(target, cell, notes)))
                .Append(" |\n");
        table.Append("\n`+` holds, as a test of the cell shows. Each number is a limit of the framework, not of the client:\n");
        for (int i = 0; i < notes.Count; i++)
            table.Append(CultureInfo.InvariantCulture, $"{i + 1}. {notes[i]}\n");
        return table.ToString();
    }

    private static string Mark(Target target, Cell cell, List<string> notes)
    {
        string? note = !target.Offers(cell) ? $"Not offered: {NotOffered.Find(target.Name, cell.Name)?.Reason}."
            : FrameworkLimits.Find(target.Name, cell.Name) is { } limit ? $"Fails: {limit.Reason}."
            : KnownGaps.Find(target.Name, cell.Name) is { } gap ? $"Not done yet: {gap.Reason}."
            : null;
        if (note is null)
            return "+";
        if (!notes.Contains(note))
            notes.Add(note);
        return (notes.IndexOf(note) + 1).ToString(CultureInfo.InvariantCulture);
    }
}
