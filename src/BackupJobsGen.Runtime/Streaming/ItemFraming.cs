using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>How the JSON items of a stream are separated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ItemFraming
{
    /// <summary>Each item is a line: NDJSON and JSON lines.</summary>
    Lines,

    /// <summary>A record separator (0x1E) is before each item: RFC 7464.</summary>
    Records,
}
