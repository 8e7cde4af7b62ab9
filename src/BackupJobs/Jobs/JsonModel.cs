using System.Text.Json;
using BackupJobs.Runtime;

namespace BackupJobs;

/// <summary>The readers and writers that generated records carry, as plain functions.</summary>
internal static class JsonModel
{
    public static T Read<T>(ref JsonTokenReader reader)
        where T : IJsonModel<T> => T.ReadJson(ref reader);

    public static void Write<T>(Utf8JsonWriter writer, T model)
        where T : IJsonModel<T> => T.WriteJson(writer, model, JsonWriteMode.Full);
}
