using System.Text.RegularExpressions;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Specs;

/// <summary>The file that a reference names.</summary>
/// <param name="Url">Where it is fetched.</param>
/// <param name="Path">Where it is written, relative to the lock file.</param>
/// <param name="Written">How the document refers to that path; null where it does so already.</param>
internal sealed partial record ReferenceTarget(Uri Url, string Path, string? Written)
{
    private const string External = "external";
    private const string Rename = "have its publisher rename the file: its path has plain names and ends with .json, .yaml or .yml";
    private const string Deeper =
        "references stay within the top folder of their document: keep the document in a deeper one, or have its publisher repair it";

    /// <summary>Where the file of a reference is fetched and written.</summary>
    /// <param name="file">The file as the document says it.</param>
    /// <param name="from">Path of the file that refers to it.</param>
    /// <param name="url">Where that file was found.</param>
    /// <param name="document">Path of the document that both belong to.</param>
    /// <exception cref="SpecRefreshException">It is not allowed to be fetched or written.</exception>
    public static ReferenceTarget Of(string file, string from, Uri url, string document)
    {
        if (file.Contains('?', StringComparison.Ordinal) || file.Contains('\\', StringComparison.Ordinal))
            throw Refused(
                file, from, "has a query or a backslash, and no file has such a name", "have its publisher refer to a plain file name");
        if (!Uri.TryCreate(url, file, out Uri? target) || target.Scheme != Uri.UriSchemeHttps || target.UserInfo.Length > 0)
            throw Refused(file, from, "is not an https URL without user name and password", "only https is fetched");
        bool isRelative = !file.StartsWith('/') && !SchemePattern().IsMatch(file);
        string path = isRelative
            ? DocumentPath.Combine(from, Uri.UnescapeDataString(file))
            // Files of elsewhere are in a folder next to the document, and so are those that they refer to.
            : DocumentPath.Combine(document, $"{External}/{Folder(target)}{Uri.UnescapeDataString(target.AbsolutePath)}");
        if (FileNames.Fault(path) is { } fault)
            throw Refused(file, from, $"would be written to '{path}', which {fault}", fault == FileNames.LeadsOut ? Deeper : Rename);
        if (!path.StartsWith(Root(isRelative ? from : path, document), StringComparison.OrdinalIgnoreCase))
            throw Refused(file, from, $"would be written to '{path}', which leads out of the folder of its document", Deeper);
        return new ReferenceTarget(target, path, isRelative ? null : Relative(from, path));
    }

    // A name has no dot dot, so this is the folder that all files of one host stay in.
    private static string Root(string path, string document)
    {
        string external = DocumentPath.Combine(document, External) + "/";
        if (!path.StartsWith(external, StringComparison.OrdinalIgnoreCase))
            return document[..(document.IndexOf('/', StringComparison.Ordinal) + 1)];
        int end = path.IndexOf('/', external.Length);
        return end < 0 ? external : path[..(end + 1)];
    }

    private static string Folder(Uri url) => url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}_{url.Port}";

    private static string Relative(string from, string to)
    {
        string[] start = from.Split('/')[..^1];
        string[] end = to.Split('/');
        int same = 0;
        while (same < start.Length && same < end.Length - 1 && start[same] == end[same])
            same++;
        return string.Join('/', Enumerable.Repeat("..", start.Length - same).Concat(end[same..].Select(Uri.EscapeDataString)));
    }

    private static SpecRefreshException Refused(string file, string from, string why, string advice) =>
        new($"'{from}' refers to '{file}'", $"it {why}", advice);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex SchemePattern();
}
