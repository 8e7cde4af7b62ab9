namespace BackupJobsGen.Specs;

/// <summary>Finds what was removed, added, renamed and kept.</summary>
internal static class Pairing
{
    /// <summary>
    /// Each thing with its counterpart: of the same C# name, else of the same name on the wire. Old ones first, in their order; added
    /// ones last.
    /// </summary>
    public static IReadOnlyList<(T? Old, T? New)> Match<T>(
        IEnumerable<T> old, IEnumerable<T> now, Func<T, string> name, Func<T, string> wire)
        where T : class
    {
        List<T> left = [.. now];
        T[] all = [.. old];
        // Names come first for all: who keeps a name is not who was renamed to it.
        Dictionary<T, T> found = new(ReferenceEqualityComparer.Instance);
        foreach (Func<T, string> key in new[] { name, wire })
        {
            foreach (T item in all.Where(item => !found.ContainsKey(item)))
            {
                if (left.Find(candidate => key(candidate) == key(item)) is not { } match)
                    continue;
                found.Add(item, match);
                left.Remove(match);
            }
        }

        return [.. all.Select(item => ((T?)item, found.GetValueOrDefault(item))), .. left.Select(item => ((T?)null, (T?)item))];
    }
}
