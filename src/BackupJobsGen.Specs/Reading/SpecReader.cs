using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Reading;

namespace BackupJobsGen.Specs;

/// <summary>One side of a comparison as it was read.</summary>
/// <param name="Path">What it was read of, for people.</param>
/// <param name="Problems">What a build would report, but for what selected nothing.</param>
/// <param name="Unmatched">Patterns that matched nothing on this side.</param>
internal sealed record SpecSide(string Path, SpecClient Client, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Unmatched);

/// <summary>Reads documents as a build does: same reader, overlays, selection and names.</summary>
internal static class SpecReader
{
    /// <summary>
    /// Reads both sides. They get one name, the old one's where none is given: a client does not change its name with a document's file.
    /// </summary>
    /// <param name="oldPath">A document, or a folder of documents.</param>
    /// <param name="newPath">A document, or a folder of documents.</param>
    /// <param name="metadata">Metadata that the item of each document has.</param>
    /// <param name="followsSecurity">False where handlers add the credentials, and not the client.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="IOException">A path leads to nothing, or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static (SpecSide Old, SpecSide New) Read(
        string oldPath, string newPath, IReadOnlyDictionary<string, string> metadata, bool followsSecurity = true,
        CancellationToken cancellation = default)
    {
        IReadOnlyList<string> old = SpecFiles.Find(oldPath, cancellation);
        string name = metadata.GetValueOrDefault("ClientName", "") is { Length: > 0 } given ? given : ClientItems.DefaultName(old[0]);
        SpecSide before = Side(oldPath, old);
        SpecSide after = Side(newPath, SpecFiles.Find(newPath, cancellation));
        // An overlay extends one document, so it names one of the two paths at most.
        return before.Problems.Any(IsExtends) && after.Problems.Any(IsExtends)
            ? (before, after)
            : (WithoutExtends(before), WithoutExtends(after));

        SpecSide Side(string path, IReadOnlyList<string> documents)
        {
            SpecProject project =
                new([.. documents.Select(document => new SpecItem(document, metadata).For(document, name))], followsSecurity);
            string? folder = Directory.Exists(path) ? System.IO.Path.GetFullPath(path) : null;
            return Read(path, project.Clients[0], project, new SpecTexts(folder), cancellation);
        }
    }

    private static bool IsExtends(Problem problem) => problem.Id == Problems.OverlayExtends.Id;

    private static SpecSide WithoutExtends(SpecSide side) =>
        side with { Problems = [.. side.Problems.Where(problem => !IsExtends(problem))] };

    /// <summary>Reads one client of a project.</summary>
    /// <param name="path">What is read, for people.</param>
    /// <param name="client">The client.</param>
    /// <param name="project">The project of its items.</param>
    /// <param name="texts">The files.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static SpecSide Read(string path, ClientItem client, SpecProject project, SpecTexts texts, CancellationToken cancellation)
    {
        SpecFiles files = SpecFiles.Load(client, project, texts, cancellation);
        ApiResult result = ApiReader.Read(files.All.ToEquatableArray(), client.Documents, client.Reading, cancellation);
        ILookup<bool, Problem> problems = result.Problems.ToLookup(
            problem => problem.Id == Problems.NothingSelected.Id || problem.Id == Problems.PatternMatchesNothing.Id);
        string[] unmatched = [.. problems[true].Where(problem => problem.Id == Problems.PatternMatchesNothing.Id)
            .GroupBy(problem => problem.Arguments[0], StringComparer.Ordinal)
            .Where(pattern => pattern.Count() == client.Documents.Count)
            .Select(pattern => pattern.Key)];
        return new SpecSide(path, Client(result.Model, client), [.. client.Problems, .. problems[false]], unmatched);
    }

    // Nothing to select on one side is a finding, not a fault: everything was added or removed.
    private static SpecClient Client(ApiModel? read, ClientItem client)
    {
        ApiModel model = read ?? new ApiModel(client.Options.ClientName, null, null, [], [], []);
        // A client without operations is compared as the empty one that it is.
        if (client.Options.ModelsOnly)
            model = model with { Operations = [], Servers = [], SecuritySchemes = [] };
        return new SpecClient(model, ClientBuilder.Build(model, client.Options with { ModelsOnly = false, Interfaces = false }));
    }
}
