using BackupJobsGen.Documents;
using BackupJobsGen.Files;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Specs;

/// <summary>A file as it would be written.</summary>
internal sealed record FetchedFile(LockedFile Locked, string Text);

/// <summary>Fetches a document and every file that it refers to.</summary>
/// <param name="download">Fetches a URL.</param>
/// <param name="folder">The folder of the lock file.</param>
/// <param name="limits">How many files there may be.</param>
/// <param name="now">The time of the refresh.</param>
internal sealed class SpecBundle(SpecDownload download, LockedFolder folder, SpecLimits limits, DateTimeOffset now)
{
    // Documents share files.
    private readonly Dictionary<string, BundledFile> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SpecRefreshException">A file cannot be fetched, or is not allowed.</exception>
    public async Task<IReadOnlyList<FetchedFile>> FetchAsync(LockedDocument document, CancellationToken cancellation)
    {
        Dictionary<string, LockedFile> known = document.Files.ToDictionary(file => file.Path, StringComparer.OrdinalIgnoreCase);
        List<FetchedFile> fetched = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase) { document.File.Path };
        Queue<(string Path, Uri Url)> open = new([(document.File.Path, document.File.Url)]);
        while (open.TryDequeue(out (string Path, Uri Url) next))
        {
            BundledFile file = await FetchAsync(next.Path, next.Url, known, document.File.Path, cancellation).ConfigureAwait(false);
            fetched.Add(file.File);
            foreach (ReferenceTarget target in file.Targets.Where(target => seen.Add(target.Path)))
                open.Enqueue((target.Path, target.Url));
        }

        return fetched;
    }

    private async Task<BundledFile> FetchAsync(
        string path, Uri url, Dictionary<string, LockedFile> known, string document, CancellationToken cancellation)
    {
        if (_files.TryGetValue(path, out BundledFile? shared))
            return shared.Url == url ? shared : throw new SpecRefreshException(
                $"'{path}' is two files", $"{SpecUrl.Shown(shared.Url)} and {SpecUrl.Shown(url)} would both be written there");
        if (_files.Count >= limits.Files)
            throw new SpecRefreshException($"'{document}' cannot be fetched", $"there are more than {limits.Files} files");
        LockedFile? locked = known.GetValueOrDefault(path) is { } entry && entry.Url == url ? entry : null;
        string? present = folder.Read(path);
        // Only a file that is as it was fetched can be what the tag names.
        bool isWhole = locked?.Sha256 is { } hash && present is not null && LockedFile.HashOf(present) == hash;
        Downloaded answer = await download.GetAsync(url, isWhole ? locked!.ETag : null, cancellation).ConfigureAwait(false);
        string text = answer.Text ?? present!;
        SourceNode root = Parse(path, url, text, isMain: path == document);
        List<ReferenceTarget> targets = [];
        List<(SourceNode, string)> replaced = [];
        foreach ((string file, SourceNode? reference) in DocumentReferences.Of(root))
        {
            // A file that did not change refers to what was written for it.
            ReferenceTarget target = answer.Text is null
                && known.GetValueOrDefault(DocumentPath.Combine(path, Uri.UnescapeDataString(file))) is { } written
                ? new ReferenceTarget(written.Url, written.Path, null)
                : ReferenceTarget.Of(file, path, answer.Url, document);
            targets.Add(target);
            if (target.Written is not null && reference is not null)
                replaced.Add((reference, target.Written));
        }

        text = ReferenceText.Replace(path, text, replaced);
        string newHash = LockedFile.HashOf(text);
        DateTimeOffset date = newHash == locked?.Sha256 ? locked.Date ?? now : now;
        LockedFile fetched = new(path, url) { Sha256 = newHash, ETag = answer.ETag, Date = date };
        return _files[path] = new BundledFile(url, new FetchedFile(fetched, text), targets);
    }

    private static SourceNode Parse(string path, Uri url, string text, bool isMain)
    {
        List<SourceProblem> problems = [];
        SourceNode? root = SourceFile.Read(path, text, 0, problems);
        string kind = SourceFile.IsYaml(path) ? "YAML" : "JSON";
        if (problems.Find(problem => problem.Kind.Severity == ProblemSeverity.Error) is { } fault)
            throw new SpecRefreshException(
                $"{SpecUrl.Shown(url)} is not {kind}", $"in line {fault.Origin.Line + 1}, column {fault.Origin.Column + 1}",
                text.TrimStart().StartsWith('<') ? "it is a page, such as one that asks for a login: open the URL in a browser"
                    : kind == "JSON" ? "if it is YAML, give it a path that ends with .yaml (--to)"
                    : null);
        if (root is not { Kind: Json.JsonKind.Object } || (isMain && root["openapi"] is null && root["swagger"] is null))
            throw new SpecRefreshException(
                $"{SpecUrl.Shown(url)} is not an OpenAPI document", isMain ? "it has no 'openapi' or 'swagger'" : "it is not an object");
        return root;
    }

    private sealed record BundledFile(Uri Url, FetchedFile File, IReadOnlyList<ReferenceTarget> Targets);
}
