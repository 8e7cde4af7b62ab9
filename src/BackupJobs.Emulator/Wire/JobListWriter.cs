using System.Buffers;
using System.Text.Json;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes list items. A finished job never changes, so its JSON is written once and copied afterwards.</summary>
internal static class JobListWriter
{
    public static void WriteItem(Utf8JsonWriter json, StoredJob job, DateTimeOffset now, string idPrefix, WireShape shape)
    {
        JobDefinition definition = job.Definition;
        JobState state = JobState.At(definition, now);
        if (!state.IsDone)
        {
            JobWriter.Write(json, definition, state, idPrefix, shape, details: false);
            return;
        }

        CachedListItem? item = job.ListItem;
        if (item is null || !ReferenceEquals(item.Shape, shape) || item.IdPrefix != idPrefix)
            job.ListItem = item = new CachedListItem(idPrefix, shape, Bytes(definition, state, idPrefix, shape));
        json.WriteRawValue(item.Utf8, skipInputValidation: true);
    }

    private static byte[] Bytes(JobDefinition job, JobState state, string idPrefix, WireShape shape)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, WireText.Json))
            JobWriter.Write(json, job, state, idPrefix, shape, details: false);
        return buffer.WrittenSpan.ToArray();
    }
}
