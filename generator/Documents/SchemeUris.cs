namespace BackupJobsGen.Documents;

/// <summary>Names in security requirements: of a component, or since OpenAPI 3.2 the URI of a scheme.</summary>
internal static class SchemeUris
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];

    /// <summary>Whether a name can only be a URI, as no component has such a name.</summary>
    public static bool IsUri(string name) => name.IndexOf('#') >= 0 || name.IndexOf('/') >= 0;

    /// <summary>The file that a name leads to, relative to its document; empty for other names.</summary>
    public static string FileOf(string name)
    {
        string file = name.Split('#')[0];
        bool isRelative = file.IndexOf(':') < 0 && !file.StartsWith("/", StringComparison.Ordinal);
        return isRelative && Array.Exists(Extensions, end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? file : "";
    }
}
