using System.Text.Json;
using BackupJobs.Benchmarks.Inputs;
using BackupJobs.Benchmarks.Peers;
using BackupJobs.Benchmarks.Peers.AzureSdk;
using BackupJobs.Benchmarks.Peers.Kiota;
using BackupJobs.Benchmarks.Peers.NSwag;
using BackupJobs.Benchmarks.Peers.Plain;
using BenchmarkDotNet.Attributes;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace BackupJobs.Benchmarks.Json;

/// <summary>A page of jobs from UTF-8 bytes to objects.</summary>
public class Reading
{
    private readonly JsonParseNodeFactory _kiota = new();
    private readonly HandParser _hand = new(shareTexts: false);
    private readonly HandParser _sharing = new(shareTexts: true);
    private byte[] _json = [];

    /// <summary>Jobs on the page; 0 is one job with its details.</summary>
    [Params(0, 20, 200, 1000)]
    public int Jobs { get; set; }

    [GlobalSetup]
    public void Setup() => _json = Jobs == 0 ? JobPages.Details() : JobPages.Page(Jobs);

    [Benchmark(Baseline = true, Description = "System.Text.Json source generation")]
    public object? SystemTextJson() => JsonSerializer.Deserialize(_json, PlainContext.Default.PlainPage);

    [Benchmark(Description = "ours")]
    public object BackupJobsGen() => Ours.ReadPage(_json);

    [Benchmark(Description = "System.Text.Json by reflection")]
    public object? Reflection() => JsonSerializer.Deserialize<PlainPage>(_json, PlainReflection.Options);

    [Benchmark(Description = "Azure SDK style")]
    public object AzureSdk()
    {
        using JsonDocument document = JsonDocument.Parse(_json);
        return AzureSdkReader.ReadPage(document.RootElement);
    }

    [Benchmark(Description = "NSwag, System.Text.Json")]
    public object NSwagAttributes() => NSwagClient.Attributes.Read(_json);

    [Benchmark(Description = "NSwag, its inheritance converter")]
    public object NSwagConverter() => NSwagClient.Converter.Read(_json);

    [Benchmark(Description = "NSwag, Newtonsoft.Json")]
    public object NSwagNewtonsoft() => NSwagClient.Newtonsoft.Read(_json);

    [Benchmark(Description = "Kiota")]
    public async Task<object?> Kiota()
    {
        using MemoryStream stream = new(_json);
        IParseNode root = await _kiota.GetRootParseNodeAsync("application/json", stream).ConfigureAwait(false);
        return root.GetObjectValue(KiotaPage.Create);
    }

    [Benchmark(Description = "hand parser, our records")]
    public object Hand() => _hand.ReadPage(_json);

    [Benchmark(Description = "hand parser, shared texts")]
    public object HandSharing() => _sharing.ReadPage(_json);

    [Benchmark(Description = "floor: JsonDocument.Parse")]
    public object? Document()
    {
        using JsonDocument document = JsonDocument.Parse(_json);
        return document.RootElement.ValueKind;
    }

    [Benchmark(Description = "floor: Utf8JsonReader, tokens only")]
    public int Tokens()
    {
        int tokens = 0;
        Utf8JsonReader reader = new(_json);
        while (reader.Read())
            tokens++;
        return tokens;
    }
}
