using System.Buffers;
using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs.Benchmarks;

/// <summary>The only file that calls our JSON reader and writer directly.</summary>
internal static class Ours
{
    public static JobResourceList ReadPage(ReadOnlySpan<byte> page) => Read<JobResourceList>(page);

    public static void WritePage(IBufferWriter<byte> output, JobResourceList page)
    {
        using Utf8JsonWriter writer = new(output);
        Write(writer, page);
    }

    private static T Read<T>(ReadOnlySpan<byte> json)
        where T : IJsonModel<T>
    {
        JsonTokenReader reader = new(json);
        reader.Read();
        return T.ReadJson(ref reader);
    }

    private static void Write<T>(Utf8JsonWriter writer, T value)
        where T : IJsonModel<T> => value.WriteJson(writer, JsonWriteMode.Full);
}
