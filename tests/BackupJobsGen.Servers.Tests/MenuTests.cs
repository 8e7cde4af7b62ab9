using BackupJobsGen.Servers.Tests.Cells;
using BackupJobsGen.Servers.Tests.Harness;
using Xunit.Abstractions;

namespace BackupJobsGen.Servers.Tests;

/// <summary>Every cell of the menu on every server that offers it.</summary>
public sealed class MenuTests(ITestOutputHelper output)
{
    public static IEnumerable<object[]> Calls => Targets.All.Where(target => target.Missing is null)
        .SelectMany(target => Menu.Cells.Where(cell => target.Offers(cell)).Select(cell => new object[] { target.Name, cell.Name }));

    [Fact]
    public void Servers_of_other_languages_are_there_in_CI()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.DoesNotContain(Targets.All, target => target.Missing is not null);
    }

    [Fact]
    public void Each_entry_of_the_tables_covers_a_call() =>
        Assert.All(
            KnownGaps.All.Concat(FrameworkLimits.All),
            gap => Assert.Contains(
                Targets.All, target => Menu.Cells.Any(cell => target.Offers(cell) && gap.Covers(target.Name, cell.Name))));

    [Fact]
    public void A_cell_that_a_server_does_not_offer_has_a_reason_and_no_other_has()
    {
        (Target Target, Cell Cell)[] missing =
            [.. Targets.All.SelectMany(target => Menu.Cells.Where(cell => !target.Offers(cell)).Select(cell => (target, cell)))];
        Assert.DoesNotContain(missing, pair => NotOffered.Find(pair.Target.Name, pair.Cell.Name) is null);
        Assert.All(
            NotOffered.All,
            gap => Assert.All(
                gap.Servers.Split("; ").SelectMany(server => gap.Cells.Split("; ").Select(cell => (server, cell))),
                named => Assert.Contains(
                    missing,
                    pair => pair.Target.Name.StartsWith(named.server, StringComparison.Ordinal) && pair.Cell.Name == named.cell)));
        Assert.All(
            Targets.All.SelectMany(target => Menu.Cells.Where(target.Offers).Select(cell => (target.Name, Cell: cell.Name))),
            pair => Assert.Null(NotOffered.Find(pair.Name, pair.Cell)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Values_arrive_and_come_back_unchanged(string server, string cell)
    {
        Session session = await Targets.Named(server).OpenAsync();
        Exception? failure = await Record.ExceptionAsync(() => Menu.Named(cell).RunAsync(session));
        if ((FrameworkLimits.Find(server, cell) ?? KnownGaps.Find(server, cell)) is { } gap)
            Assert.True(failure is not null, $"{server}, {cell}: holds now, remove it from {nameof(KnownGaps)} ({gap.Reason})");
        else if (failure is not null)
            Assert.Fail($"{server}, {cell}: {failure}");
        output.WriteLine(failure?.Message ?? "holds");
    }
}
