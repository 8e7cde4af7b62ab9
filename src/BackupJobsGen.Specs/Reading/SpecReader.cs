using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>Which client to make of the documents, in the words of the item <c>OpenApiClient</c>.</summary>
/// <param name="ClientName">Null: from the name of the first document, as in a build.</param>
/// <param name="Operations">Patterns for operationIds.</param>
/// <param name="Paths">Patterns for paths.</param>
internal sealed record SpecOptions(string? ClientName, EquatableArray<string> Operations, EquatableArray<string> Paths);

/// <summary>One side of a comparison as it was read.</summary>
/// <param name="Problems">What a build would report, but for what selected nothing.</param>
/// <param name="Unmatched">Patterns that matched nothing on this side.</param>
internal sealed record SpecSide(string Path, SpecClient Client, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Unmatched);

/// <summary>Reads documents as a build does: same reader, same selection, same names.</summary>
internal static class SpecReader
{
    /// <summary>
    /// Reads both sides. They get one name, the old one's where none is given: a client does not change its name with a document's file.
    /// </summary>
    /// <exception cref="IOException">A path leads to nothing, or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static (SpecSide Old, SpecSide New) Read(
        string oldPath, string newPath, SpecOptions options, CancellationToken cancellation = default)
    {
        SpecFiles old = SpecFiles.Load(oldPath, cancellation);
        SpecFiles now = SpecFiles.Load(newPath, cancellation);
        string name = options.ClientName ?? ClientItems.DefaultName(old.Main[0].Path);
        return (Side(oldPath, old, name, options, cancellation), Side(newPath, now, name, options, cancellation));
    }

    private static SpecSide Side(string path, SpecFiles files, string name, SpecOptions options, CancellationToken cancellation)
    {
        ApiResult result = ApiReader.Read(
            files.All.ToEquatableArray(),
            files.Main.Select(document => new DocumentSelection(document.Path, options.Operations, options.Paths)).ToEquatableArray(),
            cancellation);
        // Nothing to select on one side is a finding, not a fault: everything was added or removed.
        ApiModel model = result.Model ?? new ApiModel(name, null, null, [], [], []);
        ILookup<bool, Problem> problems = result.Problems.ToLookup(
            problem => problem.Id == Problems.NothingSelected.Id || problem.Id == Problems.PatternMatchesNothing.Id);
        string[] unmatched = [.. problems[true].Where(problem => problem.Id == Problems.PatternMatchesNothing.Id)
            .GroupBy(problem => problem.Arguments[0], StringComparer.Ordinal)
            .Where(pattern => pattern.Count() == files.Main.Count)
            .Select(pattern => pattern.Key)];
        return new SpecSide(
            path, new SpecClient(model, ClientBuilder.Build(model, new ClientOptions(name, name))), [.. problems[false]], unmatched);
    }
}
