using Perfolizer.Horology;
using Perfolizer.Metrology;

namespace BackupJobs.Benchmarks;

/// <summary>Processor time of this process instead of elapsed time, which other work on the machine would lengthen.</summary>
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
