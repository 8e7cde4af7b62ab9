using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>A table of jobs that is redrawn until the work is done.</summary>
internal sealed class LiveJobs(IAnsiConsole console, TimeProvider time, bool showVaults = false) : IProgress<JobUpdate>
{
    private const int LinesAround = 3;

    // Below this width tasks are omitted and bars are short, so that the other columns have room.
    private const int WideEnough = 140;

    // More than any window shows. Running jobs are kept regardless, ended ones are dropped, oldest first.
    private const int MostJobs = 1_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (JobReport Job, long Seen)> _jobs = new(StringComparer.OrdinalIgnoreCase);

    private bool IsWide => console.Profile.Width >= WideEnough;

    public void Report(JobUpdate value)
    {
        lock (_lock)
        {
            // Job IDs are unique in their vault.
            _jobs[value.Job?.Id ?? value.JobId] = (value.ToReport(), time.GetTimestamp());
            if (_jobs.Count > MostJobs)
                DropOldestEnded();
        }
    }

    public Task<T> RunAsync<T>(Func<IProgress<JobUpdate>?, Task<T>> work) => console.Live(Render()).StartAsync(async live =>
    {
        Task<T> done = work(this);
        // Between two responses only the elapsed time changes, which shows that the wait continues.
        while (await Task.WhenAny(done, Task.Delay(Tick, time)).ConfigureAwait(false) != done)
            live.UpdateTarget(Render());
        live.UpdateTarget(Render());
        return await done.ConfigureAwait(false);
    });

    private void DropOldestEnded()
    {
        string? oldest = _jobs.Where(entry => entry.Value.Job.Outcome is not null).MinBy(entry => entry.Value.Seen).Key;
        if (oldest is not null)
            _jobs.Remove(oldest);
    }

    private Table Render()
    {
        (JobReport Job, long Seen)[] jobs;
        lock (_lock)
            jobs = [.. _jobs.Values.OrderBy(entry => entry.Job.Outcome is not null).ThenByDescending(entry => entry.Job.StartTime)];

        // Only as many rows as the window has lines can be redrawn. Running jobs come first.
        int room = Math.Max(1, console.Profile.Height - LinesAround);
        (JobReport Job, long Seen)[] shown = [.. jobs.Take(room)];
        VaultNames vaults = new(showVaults ? shown.Select(entry => entry.Job.Vault) : []);
        int idLength = ShortIds.LengthFor(shown.Select(entry => entry.Job.JobId));
        ResultTable rows = new("JOB", "VAULT?", "ITEM", "STATUS", "PROGRESS?", "ELAPSED", "REMAINING?", "TASK?");
        foreach ((JobReport job, long seen) in shown)
            rows.Add(Row(job, job.Outcome is null ? time.GetElapsedTime(seen) : TimeSpan.Zero, vaults, idLength));
        Table table = rows.Create(console.Profile.Width);
        if (jobs.Length > room)
            table.Caption = new TableTitle($"and {jobs.Length - room} more");
        return table;
    }

    private Cell[] Row(JobReport job, TimeSpan sinceSeen, VaultNames vaults, int idLength) =>
    [
        new Cell(job.JobId, Short: ShortIds.Of(job.JobId, idLength)),
        Cell.Name(showVaults ? vaults.Of(job.Vault) : null),
        Cell.Name(job.EntityName),
        Cell.Name(job.Status ?? "unknown", Styles.Of(job.Status)),
        new Cell(Bar(job), Styles.Of(job.Status)),
        HumanDuration.Format(job.Duration is { } elapsed ? Saturating.Add(elapsed, sinceSeen) : null),
        new Cell(HumanDuration.Format(ProgressText.Remaining(job)), Styles.Faint),
        IsWide ? ProgressText.CurrentTask(job) : null,
    ];

    private string? Bar(JobReport job)
    {
        if (job.ProgressPercentage is not { } percentage)
            return null;
        int width = IsWide ? 20 : 10;
        int full = (int)Math.Clamp(percentage / 100 * width, 0, width);
        (char done, char left) = console.Profile.Capabilities.Unicode ? ('━', '─') : ('#', '-');
        return $"{new string(done, full)}{new string(left, width - full)} {ProgressText.Percent(percentage)}";
    }
}
