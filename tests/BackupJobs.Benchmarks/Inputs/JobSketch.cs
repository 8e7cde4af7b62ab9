using System.Xml;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>The facts of one made-up job.</summary>
internal sealed class JobSketch(int index, Random random)
{
    private static readonly DateTime Newest = new(2024, 10, 13, 22, 9, 27, DateTimeKind.Utc);

    private readonly TimeSpan _taken = TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerSecond, TimeSpan.TicksPerHour * 2));

    public int Index => index;

    public JobKind Kind => JobKind.All[index % JobKind.All.Length];

    public string Name { get; } = NextGuid(random);

    public string ActivityId { get; } = NextGuid(random);

    public bool HasFailed { get; init; } = index % 8 == 7;

    public string Status => HasFailed ? "Failed" : index % 16 == 0 ? "InProgress" : "Completed";

    public DateTime Start { get; } = Newest.AddMinutes(-7 * index).AddTicks(random.Next(10_000_000));

    public DateTime End => Start + _taken;

    public string Duration => XmlConvert.ToString(_taken);

    private static string NextGuid(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
