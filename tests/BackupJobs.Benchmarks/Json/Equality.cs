using BackupJobs.Benchmarks.Inputs;
using BenchmarkDotNet.Attributes;

namespace BackupJobs.Benchmarks.Json;

/// <summary>Whether a job has changed since the last poll: two jobs that were read from the same bytes.</summary>
public class Equality
{
    private JobResource _seen = new();
    private JobResource _again = new();

    /// <summary>Whether the job has its details.</summary>
    [Params(false, true)]
    public bool Details { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        byte[] json = Details ? JobPages.Details() : JobPages.Page(1);
        _seen = Ours.ReadPage(json).Value![0];
        _again = Ours.ReadPage(json).Value![0];
    }

    [Benchmark(Description = "equal")]
    public bool Equal() => _seen == _again;

    [Benchmark(Description = "hash code")]
    public int HashCode() => _seen.GetHashCode();
}
