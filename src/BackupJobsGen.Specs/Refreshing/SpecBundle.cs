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
        Dictionary<string, Uri> similar = new(StringComparer.Ordinal);
        Queue<(string Path, Uri Url)> open = new([(document.File.Path, document.File.Url)]);
        while (open.TryDequeue(out (string Path, Uri Url) next))
        {
            BundledFile file = await FetchAsync(next.Path, next.Url, known, document.File.Path, cancellation).ConfigureAwait(false);
            fetched.Add(file.File);
            foreach (ReferenceTarget target in file.Targets)
            {
                if (seen.Add(target.Path))
                    open.Enqueue((target.Path, target.Url));
                else if (seen.TryGetValue(target.Path, out string? same) && same != target.Path)
                    similar[target.Path] = target.Url;
            }
        }

        foreach ((string path, Uri url) in similar)
            await CheckSimilarAsync(_files[path], url, similar.Count, document.File.Path, cancellation).ConfigureAwait(false);
        return fetched;
    }

    // Of two files whose names differ by case, many file systems store one. Often there is one only, and a reference spells it wrong.
    private async Task CheckSimilarAsync(BundledFile file, Uri url, int count, string document, CancellationToken cancellation)
    {
        if (_files.Count + count > limits.Files)
            throw TooMany(document);
        Downloaded answer;
        try
        {
            answer = await download.GetAsync(url, null, cancellation).ConfigureAwait(false);
        }
        catch (SpecRefreshException)
        {
            return;
        }

        string path = file.File.Locked.Path;
        string text = answer.Text!;
        SourceNode root = Parse(path, url, text, isMain: false);
        if (Rewrite(path, text, root, reference => ReferenceTarget.Of(reference, path, answer.Url, document)).Text != file.File.Text)
            throw new SpecRefreshException(
                $"'{path}' is two files",
                $"{SpecUrl.Shown(file.Url)} and {SpecUrl.Shown(url)} differ by the case of letters; many file systems store one of them",
                "have their publisher rename one");
    }

    private async Task<BundledFile> FetchAsync(
        string path, Uri url, Dictionary<string, LockedFile> known, string document, CancellationToken cancellation)
    {
        if (_files.TryGetValue(path, out BundledFile? shared))
            return shared.Url == url ? shared : throw new SpecRefreshException(
                $"'{path}' is two files", $"{SpecUrl.Shown(shared.Url)} and {SpecUrl.Shown(url)} would both be written there");
        if (_files.Count >= limits.Files)
            throw TooMany(document);
        LockedFile? locked = known.GetValueOrDefault(path) is { } entry && entry.Url == url ? entry : null;
        string? present = folder.Read(path);
        // Only a file that is as it was fetched can be what the tag names.
        bool isWhole = locked?.Sha256 is { } hash && present is not null && LockedFile.HashOf(present) == hash;
        Downloaded answer = await download.GetAsync(url, isWhole ? locked!.ETag : null, cancellation).ConfigureAwait(false);
        string text = answer.Text ?? present!;
        SourceNode root = Parse(path, url, text, isMain: path == document);
        (text, IReadOnlyList<ReferenceTarget> targets) = Rewrite(path, text, root, file =>
            // A file that did not change refers to what was written for it.
            answer.Text is null && known.GetValueOrDefault(DocumentPath.Combine(path, Uri.UnescapeDataString(file))) is { } written
                ? new ReferenceTarget(written.Url, written.Path, null)
                : ReferenceTarget.Of(file, path, answer.Url, document));
        string newHash = LockedFile.HashOf(text);
        DateTimeOffset date = newHash == locked?.Sha256 ? locked.Date ?? now : now;
        LockedFile fetched = new(path, url) { Sha256 = newHash, ETag = answer.ETag, Date = date };
        return _files[path] = new BundledFile(url, new FetchedFile(fetched, text), targets);
    }

    // The text with the paths of the files that its URLs stand for, and all files that it refers to.
    private static (string Text, IReadOnlyList<ReferenceTarget> Targets) Rewrite(
        string path, string text, SourceNode root, Func<string, ReferenceTarget> find)
    {
        List<ReferenceTarget> targets = [];
        List<(SourceNode, string)> replaced = [];
        foreach ((string file, SourceNode? reference) in DocumentReferences.Of(root))
        {
            ReferenceTarget target = find(file);
            targets.Add(target);
            if (target.Written is not null && reference is not null)
                replaced.Add((reference, target.Written));
        }

        return (ReferenceText.Replace(path, text, replaced), targets);
    }

    private SpecRefreshException TooMany(string document) =>
        new($"'{document}' cannot be fetched", $"there are more than {limits.Files} files");

    private static SourceNode Parse(string path, Uri url, string text, bool isMain)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new SpecRefreshException($"{SpecUrl.Shown(url)} is not an OpenAPI document", "it is empty");
        List<SourceProblem> problems = [];
        SourceNode? root = SourceFile.Read(path, text, 0, problems);
        string kind = SourceFile.IsYaml(path) ? "YAML" : "JSON";
        if (problems.Find(problem => problem.Kind.Severity == ProblemSeverity.Error) is { } fault)
            throw new SpecRefreshException(
                $"{SpecUrl.Shown(url)} is not {kind}",
                $"in line {fault.Origin.Line + 1}, column {fault.Origin.Column + 1}: {fault.Arguments[0]}",
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
