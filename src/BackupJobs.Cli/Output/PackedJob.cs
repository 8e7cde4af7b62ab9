using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>The JSON of a job in a long list.</summary>
/// <param name="Plain">Where it is if it is written as it was received.</param>
/// <param name="Other">The JSON if it is not; null for a job without JSON.</param>
internal readonly record struct PackedJob(PackedRow Plain, RawJson? Other)
{
    public bool IsPlain => Plain.Length > 0;

    public static PackedJob Of(RawJson? json, PackedRows packed) => json is not null && PlainJson.Is(json.Utf8.Span)
        ? new PackedJob(packed.Add(json.Utf8.Span), null)
        : new PackedJob(default, json);
}
