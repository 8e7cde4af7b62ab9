namespace BackupJobsGen.Reading;

/// <summary>Compares many names with many patterns. Patterns without a star are looked up.</summary>
/// <param name="matches">Whether a pattern matches a name.</param>
/// <param name="key">What a pattern without a star and the names that it matches have in common, except for case.</param>
internal sealed class GlobKind(Func<string, string, bool> matches, Func<string, string> key)
{
    public static readonly GlobKind Text = new(Glob.MatchesText, text => text);

    public static readonly GlobKind Path = new(Glob.MatchesPath, path => path.Trim('/'));

    /// <summary>Returns whether a name matches any of the patterns.</summary>
    public Func<string, bool> AnyOf(IReadOnlyCollection<string> patterns)
    {
        HashSet<string> exact = Keys(patterns.Where(pattern => !HasStar(pattern)));
        string[] others = [.. patterns.Where(HasStar)];
        return name => (exact.Count > 0 && exact.Contains(key(name))) || others.Any(pattern => matches(pattern, name));
    }

    /// <summary>Returns whether a pattern matches any of the names, which are enumerated when they are first needed.</summary>
    public Func<string, bool> AnyIn(IEnumerable<string> names)
    {
        HashSet<string>? keys = null;
        return pattern => HasStar(pattern)
            ? names.Any(name => matches(pattern, name))
            : (keys ??= Keys(names)).Contains(key(pattern));
    }

    private static bool HasStar(string pattern) => pattern.IndexOf('*') >= 0;

    private HashSet<string> Keys(IEnumerable<string> names) => new(names.Select(key), StringComparer.OrdinalIgnoreCase);
}
