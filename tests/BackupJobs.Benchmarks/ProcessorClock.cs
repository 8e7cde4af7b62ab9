using Perfolizer.Horology;
using Perfolizer.Metrology;

namespace BackupJobs.Benchmarks;

/// <summary>Processor time of this process instead of the time of day: other work on the machine then makes a row wait, not longer.</summary>
internal sealed class ProcessorClock : IClock
{
    public string Title => nameof(ProcessorClock);

    public bool IsAvailable => !OperatingSystem.IsBrowser();

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public long GetTimestamp()
    {
#pragma warning disable CA1416 // Benchmarks run where there are processes.
        return Environment.CpuUsage.TotalTime.Ticks;
#pragma warning restore CA1416
    }
}
