using BackupJobsGen.Documents;

namespace BackupJobsGen.Specs;

/// <summary>What a refresh would change in clients.</summary>
internal static class RefreshComparison
{
    /// <summary>
    /// Both sides of each client that has a document which changed: of the project's clients, or of a client of the whole document where no
    /// item of the project names it. The old side is null where a document is new.
    /// </summary>
    /// <param name="documents">What was fetched.</param>
    /// <param name="folder">The folder of the lock file.</param>
    /// <param name="project">The project; null if there is none.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static IReadOnlyList<(SpecSide? Old, SpecSide New)> Of(
        IReadOnlyList<RefreshedDocument> documents, LockedFolder folder, SpecProject? project, CancellationToken cancellation)
    {
        Dictionary<string, string> fetched = new(StringComparer.Ordinal);
        foreach (RefreshedFile file in documents.SelectMany(document => document.Files).Where(file => file.Text is not null))
            fetched[Key(file.File)] = file.Text!;
        Dictionary<string, RefreshedDocument> moved = documents.Where(document => document.IsMoved)
            .ToDictionary(document => Key(document.Locked.File), StringComparer.OrdinalIgnoreCase);
        List<(SpecSide?, SpecSide)> sides = [];
        HashSet<string> compared = new(StringComparer.OrdinalIgnoreCase);
        if (project is not null)
            Add(project, project.Clients);
        foreach (RefreshedDocument document in moved.Where(pair => !compared.Contains(pair.Key)).Select(pair => pair.Value).ToArray())
        {
            SpecProject alone = new([new SpecItem(folder.PathOf(document.Locked.File.Path), new Dictionary<string, string>())]);
            Add(alone, alone.Clients);
        }

        return sides;

        void Add(SpecProject from, IEnumerable<ClientItem> clients)
        {
            foreach (ClientItem client in clients)
            {
                string[] own = [.. client.Documents.Select(document => DocumentPath.Normalize(document.Path)).Where(moved.ContainsKey)];
                if (own.Length == 0)
                    continue;
                string path = string.Join(", ", own.Select(document => moved[document].Locked.File.Path).Distinct());
                string url = string.Join(", ", own.Select(document => SpecUrl.Shown(moved[document].Locked.File.Url)).Distinct());
                bool isThere = client.Documents.All(document => File.Exists(document.Path));
                sides.Add((
                    isThere ? SpecReader.Read(path, client, from, new SpecTexts(), cancellation) : null,
                    SpecReader.Read(url, client, from, new SpecTexts(null, fetched), cancellation)));
                foreach (string document in own)
                    compared.Add(document);
            }
        }

        string Key(LockedFile file) => DocumentPath.Normalize(folder.PathOf(file.Path));
    }
}
