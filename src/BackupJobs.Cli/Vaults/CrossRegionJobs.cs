using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BackupJobs.CrossRegion;
using BackupJobs.Runtime;

namespace BackupJobs.Cli;

/// <summary>Jobs of cross-region restores, which live in the paired region and have an API of their own.</summary>
internal static class CrossRegionJobs
{
    public static async IAsyncEnumerable<JobResource> ListAsync(
        CrossRegionClient client, VaultId vault, string region, JobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CrrJobRequest request = new() { ResourceId = vault.ToString() };
        string? text = filter.ToString() is { Length: > 0 } set ? set : null;
        await foreach (CrossRegion.JobResource job in client.BackupCrrJobs.ListAsync(region, vault.SubscriptionId, request, text, cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return Same<CrossRegion.JobResource, JobResource>(job);
    }

    // Two api-versions describe the same job by two types. On the wire they are one, and nothing is lost on the way over it.
    private static TTo Same<TFrom, TTo>(TFrom model)
        where TFrom : IJsonModel<TFrom>
        where TTo : IJsonModel<TTo>
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            TFrom.WriteJson(writer, model, JsonWriteMode.Full);
        JsonTokenReader reader = new(buffer.WrittenSpan);
        reader.Read();
        return TTo.ReadJson(ref reader);
    }
}
