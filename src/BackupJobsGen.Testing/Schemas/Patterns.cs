using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BackupJobsGen.Runtime;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Regular expressions of documents, which may be slow or invalid.</summary>
internal static class Patterns
{
    private const int MaxCached = 1000;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(200);
    private static readonly ConcurrentDictionary<string, Regex?> Cache = new(StringComparer.Ordinal);

    /// <summary>As in JavaScript. Null when .NET cannot say: an expression that it cannot express, or one that takes too long.</summary>
    public static bool? IsMatch(string pattern, string value)
    {
        if (Cache.Count > MaxCached)
            Cache.Clear();
        if (Cache.GetOrAdd(pattern, one => EcmaPattern.Parse(one, MaxTime)) is not { } regex)
            return null;
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
