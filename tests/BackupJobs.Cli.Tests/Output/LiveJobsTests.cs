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

    private static JobUpdate Update(string id, JobUpdateKind kind, string status) => new(id, kind, Reports.Job(id, status: status, end: null).Resource);
}
