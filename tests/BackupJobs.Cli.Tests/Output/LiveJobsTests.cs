using Spectre.Console.Testing;

namespace BackupJobs.Cli.Tests.Output;

public class LiveJobsTests
{
    [Fact]
    public async Task A_live_table_shows_the_last_state_of_each_job()
    {
        using TestConsole console = new TestConsole().Width(160).Interactive();
        LiveJobs live = new(console, TimeProvider.System);

        int result = await live.RunAsync(progress =>
        {
            progress!.Report(Update("j1", JobUpdateKind.Appeared, "InProgress"));
            progress.Report(Update("j2", JobUpdateKind.Appeared, "InProgress"));
            progress.Report(Update("j1", JobUpdateKind.Ended, "Failed"));
            return Task.FromResult(7);
        });

        Assert.Equal(7, result);
        string last = console.Output[console.Output.LastIndexOf("JOB", StringComparison.Ordinal)..];
        Assert.Matches("j2 .*InProgress", last);
        Assert.Matches("j1 .*Failed", last);
        Assert.DoesNotMatch("j1 .*InProgress", last);
    }

    private static JobUpdate Update(string id, JobUpdateKind kind, string status) =>
        new(id, kind, Reports.Job(id, status: status, end: null).Resource);

    [Fact]
    public async Task A_live_table_keeps_running_jobs_and_a_limited_number_of_ended_ones()
    {
        using TestConsole console = new TestConsole().Width(160).Interactive();

        await new LiveJobs(console, TimeProvider.System).RunAsync(progress =>
        {
            progress!.Report(Update("running", JobUpdateKind.Appeared, "InProgress"));
            for (int i = 0; i < 2_000; i++)
                progress.Report(Update($"ended{i}", JobUpdateKind.Ended, "Completed"));
            return Task.FromResult(0);
        });

        Assert.Matches("running .*InProgress", console.Output[console.Output.LastIndexOf("JOB", StringComparison.Ordinal)..]);
        int more =
            int.Parse(
                System.Text.RegularExpressions.Regex.Matches(console.Output, @"and (\d+) more")[^1].Groups[1].Value,
                System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(more, 900, 1_000);
    }

    [Fact]
    public async Task A_duration_at_the_end_of_its_range_is_shown()
    {
        using TestConsole console = new TestConsole().Width(160).Interactive();
        JobReport job = Reports.Job("j1", status: "InProgress", end: null, duration: "P10675199DT2H48M5.4775807S");

        int result = await new LiveJobs(console, TimeProvider.System).RunAsync(progress =>
        {
            progress!.Report(new JobUpdate("j1", JobUpdateKind.Appeared, job.Resource));
            return Task.FromResult(7);
        });

        Assert.Equal(7, result);
        Assert.Contains("10675199d", console.Output, StringComparison.Ordinal);
    }
}
