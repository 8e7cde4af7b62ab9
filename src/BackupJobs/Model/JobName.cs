namespace BackupJobs;

/// <summary>
/// The id of a job is the name of its resource; a list item without a name has it as the last segment of its resource id.
/// </summary>
internal static class JobName
{
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    public static string Of(JobResource job) => job.Name is { Length: > 0 } name ? name : LastSegment(job.Id);

    /// <summary>The name in a reference, which is a name (it may have slashes: base64) or a resource id.</summary>
    public static string Referred(string reference) =>
        reference.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) ? LastSegment(reference) : reference;

    /// <summary>The name at the end of a resource id; empty for null.</summary>
    internal static string LastSegment(string? id) => id is null ? "" : id[(id.LastIndexOf('/') + 1)..];
}
