using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Shows jobs while they are waited for: live where lines can be drawn over, else a line for each change.</summary>
internal static class JobProgress
{
    public static Task<T> ShowAsync<T>(IAnsiConsole console, bool quiet, TimeProvider time, Func<IProgress<JobUpdate>?, Task<T>> work) =>
        quiet ? work(null)
        : Consoles.IsLive(console) ? new LiveJobs(console, time).RunAsync(work)
        : work(new JobLines(console));

    /// <summary>A line for each change.</summary>
    private sealed class JobLines(IAnsiConsole console) : IProgress<JobUpdate>
    {
        public void Report(JobUpdate value) => console.Profile.Out.Writer.WriteLine(ProgressText.Line(value.ToReport()));
    }
}
