namespace BackupJobs.Cli;

/// <summary>Names that become a segment of a URL's path.</summary>
internal static class PathSegment
{
    /// <summary>Whether a value can be a path segment: not empty, not a dot segment, no control characters.</summary>
    public static bool IsValid(string value) =>
        !string.IsNullOrWhiteSpace(value) && value is not ("." or "..") && !value.Any(char.IsControl);
}
