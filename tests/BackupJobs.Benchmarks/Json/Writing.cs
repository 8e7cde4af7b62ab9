using System.Buffers;
using System.Text.Json;
using BackupJobs.Benchmarks.Inputs;
using BackupJobs.Benchmarks.Peers.NSwag;
using BackupJobs.Benchmarks.Peers.Plain;
using BenchmarkDotNet.Attributes;

namespace BackupJobs.Benchmarks.Json;

/// <summary>A page of jobs from objects to UTF-8 bytes, in a reused buffer where the writer supports it.</summary>
public class Writing
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private JobResourceList _ours = new();
    private PlainPage _plain = new();
    private object _attributes = "";
    private object _newtonsoft = "";

    /// <summary>Jobs on the page; 0 is one job with its details.</summary>
    [Params(0, 200)]
    public int Jobs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        byte[] json = Jobs == 0 ? JobPages.Details() : JobPages.Page(Jobs);
        _ours = Ours.ReadPage(json);
        _plain = JsonSerializer.Deserialize(json, PlainContext.Default.PlainPage)!;
        _attributes = NSwagClient.Attributes.Read(json);
        _newtonsoft = NSwagClient.Newtonsoft.Read(json);
    }

    [Benchmark(Baseline = true, Description = "System.Text.Json source generation")]
    public int SystemTextJson()
    {
        _buffer.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(_buffer))
            JsonSerializer.Serialize(writer, _plain, PlainContext.Default.PlainPage);
        return _buffer.WrittenCount;
    }

    [Benchmark(Description = "ours")]
    public int BackupJobsGen()
    {
        _buffer.ResetWrittenCount();
        Ours.WritePage(_buffer, _ours);
        return _buffer.WrittenCount;
    }

    [Benchmark(Description = "System.Text.Json by reflection")]
    public int Reflection()
    {
        _buffer.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(_buffer))
            JsonSerializer.Serialize(writer, _plain, PlainReflection.Options);
        return _buffer.WrittenCount;
    }

    [Benchmark(Description = "NSwag, System.Text.Json")]
    public int NSwagAttributes() => NSwagClient.Attributes.Write(_attributes).Length;

    [Benchmark(Description = "NSwag, Newtonsoft.Json")]
    public int NSwagNewtonsoft() => NSwagClient.Newtonsoft.Write(_newtonsoft).Length;
}
