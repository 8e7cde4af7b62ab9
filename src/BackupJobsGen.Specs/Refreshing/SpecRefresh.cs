using System.Net.Security;

namespace BackupJobsGen.Specs;

/// <summary>How a file differs from what was fetched.</summary>
internal enum FileState
{
    Unchanged,
    Changed,

    /// <summary>It is not there yet.</summary>
    Added,

    /// <summary>Nothing refers to it any more.</summary>
    Removed,
}

/// <summary>A file of a document and how it differs.</summary>
/// <param name="Text">The fetched text; null for a file that is removed.</param>
/// <param name="IsEdited">Whether the file here is neither what was fetched before nor what was fetched now.</param>
internal sealed record RefreshedFile(LockedFile File, FileState State, string? Text, bool IsEdited);

/// <summary>A document and its files, the document first.</summary>
internal sealed record RefreshedDocument(LockedDocument Locked, IReadOnlyList<RefreshedFile> Files)
{
    public bool IsMoved => Files.Any(file => file.State != FileState.Unchanged);
}

/// <summary>Compares the documents of a lock file with their sources, and replaces them on request.</summary>
internal sealed class SpecRefresh(LockedFolder folder, LockFile lockFile)
{
    public SpecLimits Limits { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Which certificates are trusted; null for those of the system.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Fetches documents. Nothing is written.</summary>
    /// <exception cref="SpecRefreshException">A file cannot be fetched, or is not allowed.</exception>
    /// <exception cref="TimeoutException">A file took too long.</exception>
    public async Task<IReadOnlyList<RefreshedDocument>> FetchAsync(
        IReadOnlyList<LockedDocument> documents, CancellationToken cancellation)
    {
        using SpecDownload download = new(lockFile.Hosts, Limits, Trust);
        SpecBundle bundle = new(download, folder, Limits, Time.GetUtcNow());
        List<RefreshedDocument> refreshed = [];
        foreach (LockedDocument document in documents)
            refreshed.Add(Compare(document, await bundle.FetchAsync(document, cancellation).ConfigureAwait(false)));
        return refreshed;
    }

    /// <summary>Replaces the files by what was fetched.</summary>
    /// <exception cref="SpecRefreshException">A file would be lost, or cannot be replaced.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Accept(IReadOnlyList<RefreshedDocument> documents)
    {
        RefreshedFile[] files = [.. documents.SelectMany(document => document.Files).DistinctBy(file => file.File.Path)];
        Dictionary<string, string?> hashes = Hashes();
        // Somebody may have edited a file since it was compared.
        if (Array.Find(files, file => file.IsEdited || IsEdited(file.File, file.State, hashes)) is { } edited)
            throw new SpecRefreshException(
                $"'{edited.File.Path}' would be lost", $"it is not what {LockFile.Name} says was fetched",
                "put your changes into an overlay, and restore or delete the file");
        LockFile accepted = documents.Aggregate(lockFile, (all, document) => all.With(document.Locked));
        HashSet<string> needed = new(
            accepted.Documents.SelectMany(document => document.Files).Select(file => file.Path), StringComparer.OrdinalIgnoreCase);
        folder.Write(
            [.. files.Where(file => file.State is FileState.Changed or FileState.Added)
                .Select(file => new FetchedFile(file.File, file.Text!))],
            [.. files.Where(file => file.State == FileState.Removed && !needed.Contains(file.File.Path)).Select(file => file.File.Path)],
            accepted);
    }

    private RefreshedDocument Compare(LockedDocument before, IReadOnlyList<FetchedFile> fetched)
    {
        Dictionary<string, string?> hashes = Hashes();
        List<RefreshedFile> files = [.. fetched.Select(file => Compare(file.Locked, file.Text))];
        files.AddRange(before.References
            .Where(known => fetched.All(file => !file.Locked.Path.Equals(known.Path, StringComparison.OrdinalIgnoreCase)))
            .Select(known => Compare(known, null)));
        return new RefreshedDocument(
            new LockedDocument(
                fetched[0].Locked,
                [.. fetched.Skip(1).Select(file => file.Locked).OrderBy(file => file.Path, StringComparer.Ordinal)]),
            files);

        RefreshedFile Compare(LockedFile file, string? text)
        {
            string? present = Present(file);
            FileState state = text is null ? FileState.Removed
                : present is null ? FileState.Added
                : present == file.Sha256 ? FileState.Unchanged
                : FileState.Changed;
            return new RefreshedFile(file, state, text, IsEdited(file, state, hashes));
        }
    }

    private Dictionary<string, string?> Hashes()
    {
        Dictionary<string, string?> hashes = new(StringComparer.OrdinalIgnoreCase);
        foreach (LockedFile file in lockFile.Documents.SelectMany(document => document.Files))
            hashes.TryAdd(file.Path, file.Sha256);
        return hashes;
    }

    // A file that the lock file does not know is somebody's own.
    private bool IsEdited(LockedFile file, FileState state, Dictionary<string, string?> hashes) =>
        state != FileState.Unchanged && Present(file) is { } present && hashes.GetValueOrDefault(file.Path) != present;

    private string? Present(LockedFile file) => folder.Read(file.Path) is { } here ? LockedFile.HashOf(here) : null;
}
