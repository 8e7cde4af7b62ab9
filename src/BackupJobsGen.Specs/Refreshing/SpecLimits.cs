using BackupJobsGen.Files;

namespace BackupJobsGen.Specs;

/// <summary>What a refresh fetches at most.</summary>
internal sealed record SpecLimits
{
    /// <summary>Bytes of one file after decompression.</summary>
    public long FileBytes { get; init; } = SourceFile.MaxBytes;

    /// <summary>Bytes of all files.</summary>
    public long TotalBytes { get; init; } = 4 * SourceFile.MaxBytes;

    /// <summary>Files, referenced ones included. Large APIs have about a hundred.</summary>
    public int Files { get; init; } = 500;

    /// <summary>Redirects of one request.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>Time for one file, from the request to its last byte.</summary>
    public TimeSpan FileTime { get; init; } = TimeSpan.FromMinutes(2);
}
