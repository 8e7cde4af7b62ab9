namespace BackupJobsGen.Documents;

/// <summary>Paths of documents as keys: forward slashes, no dots. The file system is never accessed.</summary>
internal static class DocumentPath
{
    public static string Normalize(string path)
    {
        string slashed = path.Replace('\\', '/');
        bool rooted = slashed.StartsWith("/", StringComparison.Ordinal);
        List<string> segments = [];
        foreach (string segment in slashed.Split('/'))
        {
            bool canGoUp = segments.Count > 0 && segments[segments.Count - 1] != "..";
            if (segment is "" or ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (canGoUp)
                segments.RemoveAt(segments.Count - 1);
            else if (!rooted)
                segments.Add(segment);
        }

        return (rooted ? "/" : "") + string.Join("/", segments);
    }

    /// <summary>The path of a reference in the document at <paramref name="from"/>.</summary>
    public static string Combine(string from, string reference)
    {
        string slashed = reference.Replace('\\', '/');
        bool absolute = slashed.StartsWith("/", StringComparison.Ordinal) || slashed.IndexOf(":/", StringComparison.Ordinal) > 0;
        int folder = from.Replace('\\', '/').LastIndexOf('/');
        return Normalize(absolute || folder < 0 ? slashed : from.Substring(0, folder + 1) + slashed);
    }

    /// <summary>The last segment without its extension.</summary>
    public static string FileName(string path)
    {
        string name = path.Substring(path.Replace('\\', '/').LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
    }
}
