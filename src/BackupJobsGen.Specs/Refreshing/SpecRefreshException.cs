namespace BackupJobsGen.Specs;

/// <summary>A document cannot be fetched or written.</summary>
/// <param name="what">What went wrong: lower case, without a full stop.</param>
/// <param name="why">The reason.</param>
/// <param name="advice">What to do; null if unknown.</param>
/// <param name="inner">The cause.</param>
internal sealed class SpecRefreshException(string what, string why, string? advice = null, Exception? inner = null)
    : Exception($"{what}: {why}", inner)
{
    public string What { get; } = what;

    public string Why { get; } = why;

    public string? Advice { get; } = advice;
}
