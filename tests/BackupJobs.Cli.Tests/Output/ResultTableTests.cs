using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Testing;

namespace BackupJobs.Cli.Tests.Output;

public partial class ResultTableTests
{
    private static readonly string[] Ids =
        ["aaaa1111-0000-0000-0000-000000000001", "aaaa1111-2000-0000-0000-000000000001", "bbbb2222-0000-0000-0000-000000000002"];

    [Theory]
    [InlineData(80, false)]
    [InlineData(80, true)]
    [InlineData(100, true)]
    public void A_table_of_jobs_fits_its_terminal(int width, bool showVaults)
    {
        JobReport[] jobs = [.. Ids.Select((id, i) => Reports.Job(id, new string((char)('a' + i), 60), "CompletedWithWarnings"))];

        string[] lines = Lines(width, console => JobTable.Write(console, [.. jobs.Select(Row)], showVaults));

        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 20, width));
        // Each beginning of an ID is accepted in place of the ID.
        Assert.Equal([Ids[0], Ids[1], Ids[2]], lines.Skip(1).Select(line => line.Split(' ')[0]).Select(
            id => Assert.Single(Ids, whole => whole.StartsWith(id, StringComparison.Ordinal))));
    }

    [Fact]
    public void Wide_tables_are_whole()
    {
        string[] lines = Lines(200, console => JobTable.Write(console, [Row(Reports.Job(Ids[0]))], showVaults: true));

        Assert.Matches("^JOB +VAULT +ITEM", lines[0]);
        Assert.StartsWith(Ids[0] + "  vault1  vm1   Backup     Completed  2024-05-13 10:00:00  20m 23s", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_form_is_used_before_a_value_is_cut()
    {
        ResultTable table = new("A", "B", "C?");
        table.Add(new Cell("0123456789", Short: "0123"), "long enough to be cut", null);

        Assert.Equal("0123  long enough to be cut", Lines(30, console => console.Write(table.Create(30)))[1].TrimEnd());
        Assert.Equal("0123  long enough…", Lines(18, console => console.Write(table.Create(18)))[1].TrimEnd());
    }

    [Theory]
    [InlineData(60, 3)]
    [InlineData(34, 3)]
    [InlineData(22, 6)]
    public void Names_are_cut_only_as_far_as_they_stay_different(int width, int expected)
    {
        ResultTable table = new("VAULT", "ITEM", "ERROR");
        table.Add(Cell.Whole("rsv-1"), Cell.Name("database-1 with a tail"), "an error that may be cut");
        table.Add(Cell.Whole("rsv-2"), Cell.Name("database-2 with a tail"), "an error that may be cut");

        string[] lines = Lines(width, table.Write);

        Assert.Equal(expected, lines.Length);
        Assert.Contains(lines, line => line.Contains("rsv-1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("database-1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("database-2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8, "completely", "different")]
    [InlineData(13, "database-1", "database-2", "database-2")]
    [InlineData(13, "データベ1", "データベ2")]
    public void Strings_that_differ_are_different_in_their_distinct_width(int most, params string[] texts)
    {
        int width = CellText.DistinctWidth(texts);

        Assert.InRange(width, 0, most);
        Assert.Equal(texts.Distinct().Count(), texts.Select(text => CellText.Cut(text, width)).Distinct().Count());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(55)]
    public void A_console_that_is_too_narrow_gets_a_line_for_each_value(int width)
    {
        JobReport[] jobs = [.. Ids.Select(id => Reports.Job(id, "an item with a long name", "CompletedWithWarnings"))];

        string[] plain = Lines(width, console => JobTable.Write(console, [.. jobs.Select(Row)], showVaults: true));
        string[] styled = Lines(width, console => JobTable.Write(
            console.EmitAnsiSequences(), [.. jobs.Select(Row)], showVaults: true));

        Assert.Equal(plain, styled.Select(line => AnsiCodes().Replace(line, "")));
        Assert.Equal(Ids.Length * 7, plain.Length);
        Assert.Equal(3, plain.Count(line => line == "ITEM           an item with a long name"));
        Assert.Equal(3, plain.Count(line => line == "STATUS         CompletedWithWarnings"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(60)]
    public void A_table_that_redraws_itself_leaves_out_columns_instead_of_wrapping(int width)
    {
        ResultTable table = new("JOB", "ITEM", "STATUS", "ELAPSED");
        for (int i = 0; i < 3; i++)
            table.Add(new Cell(Ids[i], Short: Ids[i][..10]), "an item with a long name", "CompletedWithWarnings", "20m 23s");

        string[] lines = Lines(width, console => console.Write(table.Create(width)));

        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.GetCellWidth(), 1, width));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_line_ends_with_blanks(bool ansi)
    {
        ResultTable table = new("A", "B", "C");
        table.Add("a long value", "b", null);
        table.Add("a", null, null);
        table.Add("", "", "c");

        string[] lines = Lines(80, console => table.Write(ansi ? console.EmitAnsiSequences() : console));

        Assert.Equal(
            ["A             B  C", "a long value  b", "a", "                 c"], lines.Select(line => AnsiCodes().Replace(line, "")));
    }

    [Fact]
    public void Details_of_a_job_have_no_blanks_at_the_end_of_lines()
    {
        string[] lines = Lines(80, console => JobDetails.Write(console, Reports.Job(Ids[0])));

        Assert.StartsWith("Job        " + Ids[0], lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    public void A_long_table_is_the_same_with_and_without_styles(int width)
    {
        JobRow[] jobs = [.. Enumerable.Range(0, 1201).Select(i =>
            Row(Reports.Job($"{i:0000}-job-of-this-vault", i % 7 == 0 ? "名前" : "vm", end: null)))];

        string[] plain = Lines(width, console => JobTable.Write(console, jobs, showVaults: true));
        string[] styled = Lines(width, console => JobTable.Write(console.EmitAnsiSequences(), jobs, showVaults: true));

        Assert.Equal(1202, plain.Length);
        Assert.Equal(plain, styled.Select(line => AnsiCodes().Replace(line, "")));
    }

    [Theory]
    [InlineData("日本語の名前です", 8)]
    [InlineData("👩‍💻 name of a thing", 9)]
    public void Wide_characters_are_cut_by_the_room_they_take(string text, int width) =>
        Assert.InRange(CellText.Cut(text, width).GetCellWidth(), width - 2, width);

    [Fact]
    public void Vaults_of_the_same_name_are_distinguished()
    {
        VaultId[] vaults = [new("s1", "g1", "v"), new("s1", "g2", "v"), new("s1", "g1", "w"), new("s1", "g1", "x"), new("s2", "g1", "x")];
        VaultNames names = new(vaults);

        Assert.Equal(["g1/v", "g2/v", "w", "s1/g1/x", "s2/g1/x"], vaults.Select(names.Of));
    }

    private static JobRow Row(JobReport job) => JobRow.Of(job, job.Vault);

    private static string[] Lines(int width, Action<TestConsole> write)
    {
        using TestConsole console = new TestConsole().Width(width);
        write(console);
        return console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex AnsiCodes();
}
