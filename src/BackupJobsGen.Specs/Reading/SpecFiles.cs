using BackupJobsGen.Documents;
using BackupJobsGen.Files;
using BackupJobsGen.Overlays;
using BackupJobsGen.Reading;

namespace BackupJobsGen.Specs;

/// <summary>
/// Reads the documents of a client and the files that they refer to. The generator gets these files from the build; the command looks
/// for them.
/// </summary>
internal sealed class SpecFiles
{
    // Symbolic links can lead out of the folder, or in circles.
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        MatchType = MatchType.Simple,
        MatchCasing = MatchCasing.PlatformDefault,
        IgnoreInaccessible = false,
    };

    private readonly Dictionary<string, OpenApiDocument> _read = new(StringComparer.Ordinal);
    private readonly SpecTexts _texts;
    private readonly CancellationToken _cancellation;

    private SpecFiles(SpecTexts texts, CancellationToken cancellation) => (_texts, _cancellation) = (texts, cancellation);

    /// <summary>The documents and all files that they refer to.</summary>
    public IReadOnlyCollection<OpenApiDocument> All => _read.Values;

    /// <summary>Paths of the documents of a file or folder that have operations, in their order.</summary>
    /// <exception cref="IOException">The path does not exist, or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public static IReadOnlyList<string> Find(string path, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
            return [path];
        SpecFiles files = new(new SpecTexts(), cancellation);
        string[] found = [.. Directory.EnumerateFiles(path, "*", Recursive)
            .Where(IsDocument)
            .Order(StringComparer.Ordinal)
            .Where(file => HasOperations(files.Parse(file, [], file)))];
        return found.Length > 0
            ? found
            : throw new FileNotFoundException($"No file below '{path}' is an OpenAPI document with operations.", path);
    }

    /// <summary>Reads the documents of a client, each with its overlays.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public static SpecFiles Load(ClientItem client, SpecProject project, SpecTexts texts, CancellationToken cancellation)
    {
        SpecFiles files = new(texts, cancellation);
        // First all of these: what refers to a document with overlays means it with them, as in a build.
        foreach (DocumentSelection document in client.Documents)
        {
            string file = document.Prepared.Length > 0 ? document.Prepared : document.Path;
            files._read.TryAdd(
                DocumentPath.Normalize(document.Path), files.Parse(document.Path, project.Overlays(document), file));
        }

        foreach (OpenApiDocument document in files._read.Values.ToArray())
            files.Follow(document);
        return files;
    }

    public static bool IsDocument(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || SourceFile.IsYaml(path);

    private static bool HasOperations(OpenApiDocument document) =>
        document.Dialect != OpenApiDialect.Unknown
        && (document.Root["paths"] is { Members.Length: > 0 } || document.Root["x-ms-paths"] is { Members.Length: > 0 });

    private OpenApiDocument Parse(string path, IReadOnlyList<string> overlays, string file)
    {
        string key = DocumentPath.Normalize(path);
        string text = overlays.Count > 0 || SourceFile.IsYaml(path) ? PreparedText.Of(key, overlays, _texts.Read) : _texts.Read(path);
        return OpenApiDocument.Parse(DocumentPath.Normalize(file), text, _cancellation);
    }

    private void Follow(OpenApiDocument document)
    {
        foreach (string file in FileReferences.Of(document.Root).Distinct(StringComparer.Ordinal))
        {
            string target = DocumentPath.Combine(document.Path, Uri.UnescapeDataString(file));
            if (!IsDocument(target) || _read.ContainsKey(target) || !_texts.MayFollow(target))
                continue;
            OpenApiDocument read = Parse(target, [], target);
            _read.Add(target, read);
            Follow(read);
        }
    }
}
