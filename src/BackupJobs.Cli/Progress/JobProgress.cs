using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Shows the progress of jobs: as a live table on a terminal, otherwise as a line per change.</summary>
internal static class JobProgress
{
    public static Task<T> ShowAsync<T>(
        IAnsiConsole console, bool quiet, TimeProvider time, Func<IProgress<JobUpdate>?, Task<T>> work, bool showVaults = false) =>
        quiet ? work(null)
        : Consoles.IsLive(console) ? new LiveJobs(console, time, showVaults).RunAsync(work)
        : work(new JobLines(console, showVaults));

    /// <summary>Writes a line per change.</summary>
    private sealed class JobLines(IAnsiConsole console, bool showVaults) : IProgress<JobUpdate>
    {
        private readonly Lock _lock = new();

        // Several waits report at the same time.
        public void Report(JobUpdate value)
        {
            lock (_lock)
                console.Profile.Out.Writer.WriteLine(ProgressText.Line(value.ToReport(), showVaults));
        }
    }
}
