using System.Buffers;
using System.Text.Json;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>JSON of a finished job in a list. Finished jobs never change, so pages of them are copied, not written.</summary>
/// <param name="IdPrefix">Prefix that it was written for.</param>
/// <param name="Shape">Shape that it was written in.</param>
/// <param name="Utf8">The JSON.</param>
internal sealed record FinishedJobCache(string IdPrefix, WireShape Shape, byte[] Utf8)
{
    /// <summary>Writes <paramref name="job"/> as it stands in lists.</summary>
    public static void WriteListItem(Utf8JsonWriter json, StoredJob job, DateTimeOffset now, string idPrefix, WireShape shape)
    {
        JobDefinition definition = job.Definition;
        JobState state = JobState.At(definition, now);
        if (!state.IsDone)
        {
            JobWriter.Write(json, definition, state, idPrefix, shape, details: false);
            return;
        }

        FinishedJobCache? cache = job.ListCache;
        if (cache is null || !ReferenceEquals(cache.Shape, shape) || cache.IdPrefix != idPrefix)
            job.ListCache = cache = new FinishedJobCache(idPrefix, shape, Bytes(definition, state, idPrefix, shape));
        json.WriteRawValue(cache.Utf8, skipInputValidation: true);
    }

    private static byte[] Bytes(JobDefinition job, JobState state, string idPrefix, WireShape shape)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, WireText.Json))
            JobWriter.Write(json, job, state, idPrefix, shape, details: false);
        return buffer.WrittenSpan.ToArray();
    }
}
