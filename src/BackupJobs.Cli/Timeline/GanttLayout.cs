namespace BackupJobs.Cli;

/// <summary>A job on the time axis.</summary>
/// <param name="Job">The job.</param>
/// <param name="Start">When it started.</param>
/// <param name="End">When it ended; the current time if it is running.</param>
/// <param name="Line">Line of the chart, from 0 at the top.</param>
internal sealed record GanttBar(JobReport Job, DateTimeOffset Start, DateTimeOffset End, int Line);

/// <summary>A protected item and its lines of the chart (several if its jobs overlap), or the heading of a vault.</summary>
internal sealed record GanttRow(string Name, int FirstLine, int Lines, bool IsVault = false);

/// <summary>Layout of the chart in time and lines, independent of pixels.</summary>
internal sealed class GanttLayout
{
    private const int MostTicks = 10;

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(14),
        TimeSpan.FromDays(30), TimeSpan.FromDays(90),
    ];

    private readonly List<GanttBar> _bars = [];
    private readonly List<GanttRow> _rows = [];

    private GanttLayout(DateTimeOffset start, DateTimeOffset end) => (Start, End) = (start, end);

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public IReadOnlyList<GanttBar> Bars => _bars;

    public IReadOnlyList<GanttRow> Rows => _rows;

    public int Lines { get; private set; }

    /// <summary>
    /// Groups jobs by vault and item. Vaults and items with a failed job come first, then they are sorted by name. Jobs without a start
    /// time are omitted; null if no job remains.
    /// </summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="now">When running jobs end in the chart.</param>
    /// <param name="vaults">Names of the vaults, whose rows get headings; null for a chart without vaults.</param>
    public static GanttLayout? Of(IEnumerable<JobReport> jobs, DateTimeOffset now, VaultNames? vaults = null)
    {
        GanttBar[] bars =
            [.. jobs.Where(job => job.StartTime is not null).Select(job => Bar(job, job.StartTime!.Value, now)).OrderBy(bar => bar.Start)];
        if (bars.Length == 0)
            return null;
        DateTimeOffset end = bars.Max(bar => bar.End);
        GanttLayout layout = new(bars[0].Start, end > bars[0].Start ? end : Saturating.Add(bars[0].Start, TimeSpan.FromMinutes(1)));
        foreach (IGrouping<string, GanttBar> vault in FailedFirst(
            bars.GroupBy(bar => vaults?.Of(bar.Job.Vault) ?? "", StringComparer.OrdinalIgnoreCase)))
        {
            if (vaults is not null)
                layout.AddHeading(vault.Key.Length > 0 ? vault.Key : "unknown vault");
            foreach (IGrouping<string, GanttBar> item in FailedFirst(
                vault.GroupBy(bar => bar.Job.EntityName ?? "unknown", StringComparer.OrdinalIgnoreCase)))
                layout.AddRow(item.Key, item);
        }

        return layout;
    }

    /// <summary>0 at the start of the axis, 1 at its end.</summary>
    public double Share(DateTimeOffset time) => End > Start ? (time - Start) / (End - Start) : 0;

    /// <summary>Round times along the axis, about ten.</summary>
    public IEnumerable<DateTimeOffset> Ticks()
    {
        TimeSpan step = Steps.FirstOrDefault(candidate => (End - Start) / candidate <= MostTicks, (End - Start) / MostTicks);
        for (long tick = Start.UtcTicks - (Start.UtcTicks % step.Ticks); tick <= End.UtcTicks; tick += step.Ticks)
        {
            if (tick >= Start.UtcTicks)
                yield return new DateTimeOffset(tick, TimeSpan.Zero);
        }
    }

    private static GanttBar Bar(JobReport job, DateTimeOffset start, DateTimeOffset now)
    {
        DateTimeOffset end = job.EndTime ?? (job.Outcome is null ? now : Saturating.Add(start, job.Duration ?? TimeSpan.Zero));
        return new GanttBar(job, start, end > start ? end : start, 0);
    }

    private static IEnumerable<IGrouping<string, GanttBar>> FailedFirst(IEnumerable<IGrouping<string, GanttBar>> groups) => groups
        .OrderByDescending(group => group.Any(bar => bar.Job.Outcome == JobOutcome.Failed))
        .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase);

    private void AddHeading(string vault) => _rows.Add(new GanttRow(vault, Lines++, 1, IsVault: true));

    // Each job is placed on the first free line of its item.
    private void AddRow(string name, IEnumerable<GanttBar> bars)
    {
        List<DateTimeOffset> ends = [];
        foreach (GanttBar bar in bars)
        {
            int line = ends.FindIndex(end => end <= bar.Start);
            if (line < 0)
            {
                line = ends.Count;
                ends.Add(bar.End);
            }

            ends[line] = bar.End;
            _bars.Add(bar with { Line = Lines + line });
        }

        _rows.Add(new GanttRow(name, Lines, ends.Count));
        Lines += ends.Count;
    }
}
