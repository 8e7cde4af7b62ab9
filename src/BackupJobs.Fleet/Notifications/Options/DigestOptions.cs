namespace BackupJobs.Fleet;

/// <summary>The summary of each morning: what failed, what has no success, what recovered.</summary>
public sealed record DigestOptions
{
    /// <summary>Time of day.</summary>
    /// <value>07:00.</value>
    public TimeOnly At { get; init; } = new(7, 0);

    /// <summary>Time zone of <see cref="At"/>, by its IANA or Windows id.</summary>
    /// <value>UTC.</value>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Names of the sinks.</summary>
    public IReadOnlyList<string> Sinks { get; init; } = [];
}
