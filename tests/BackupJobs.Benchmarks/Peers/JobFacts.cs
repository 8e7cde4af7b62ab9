using BackupJobs.Benchmarks.Peers.Kiota;
using BackupJobs.Benchmarks.Peers.NSwag;
using BackupJobs.Benchmarks.Peers.Plain;

namespace BackupJobs.Benchmarks.Peers;

/// <summary>What every reader must find in a page: id and status of each job.</summary>
internal static class JobFacts
{
    /// <returns>Null for readers without models (tokens only, a bare document).</returns>
    public static IReadOnlyList<(string? Id, string? Status)>? Of(object? page) => page switch
    {
        JobResourceList ours => [.. ours.Value!.Select(static job => (job.Id, job.Properties!.Status))],
        PlainPage plain => [.. plain.Value!.Select(static job => (job.Id, job.Properties!.Status))],
        KiotaPage kiota => [.. kiota.Value!.Select(static job => (job.Id, job.Properties!.Status))],
        { } nswag when nswag.GetType().Namespace == "Peer" => OfNSwag(nswag),
        _ => null,
    };

    private static IReadOnlyList<(string? Id, string? Status)> OfNSwag(object page) => page.GetType().Assembly.GetName().Name switch
    {
        "NSwag.SystemTextJson.SystemTextJson" => NSwagClient.Attributes.Facts(page),
        "NSwag.SystemTextJson.NJsonSchema" => NSwagClient.Converter.Facts(page),
        _ => NSwagClient.Newtonsoft.Facts(page),
    };
}
