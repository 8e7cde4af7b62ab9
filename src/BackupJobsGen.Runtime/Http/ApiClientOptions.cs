namespace BackupJobsGen.Runtime;

/// <summary>What a generated client may be told.</summary>
public sealed class ApiClientOptions
{
    /// <summary>Where to send requests: scheme, host, and a base path if there is one. Null: the document's own.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Sent instead of every operation's own api-version. Null: each its own.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>The clock for waiting and for <c>Retry-After</c> dates.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Is told of each item of a list that could not be read. Such an item costs itself only; null: it is left out without a word.</summary>
    public Action<UnreadableItem>? UnreadableItemFound { get; set; }
}
