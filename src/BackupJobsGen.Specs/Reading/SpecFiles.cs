using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Specs;

/// <summary>
/// Reads the documents of a file or folder, and the files that they refer to: where the generator takes what the build
/// hands it, a command can look beside the document.
/// </summary>
internal sealed class SpecFiles
{
    private readonly Dictionary<string, OpenApiDocument> _read = new(StringComparer.Ordinal);

    /// <summary>Documents with operations, in the order of their paths.</summary>
    public IReadOnlyList<OpenApiDocument> Main { get; private set; } = [];

    /// <summary>Those and everything that they refer to.</summary>
    public IReadOnlyCollection<OpenApiDocument> All => _read.Values;

    /// <exception cref="IOException">The path leads to nothing, or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static SpecFiles Load(string path, CancellationToken cancellation)
    {
        SpecFiles files = new();
        if (!Directory.Exists(path))
        {
            files.Main = [files.Read(path, cancellation)];
            return files;
        }

        IEnumerable<string> found = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        files.Main = [.. found.Select(file => files.Read(file, cancellation)).Where(HasOperations)];
        return files.Main.Count > 0 ? files : throw new FileNotFoundException($"No file below '{path}' is an OpenAPI document with operations.", path);
    }

    private static bool HasOperations(OpenApiDocument document) =>
        document.Dialect != OpenApiDialect.Unknown
        && (document.Root["paths"] is { Members.Length: > 0 } || document.Root["x-ms-paths"] is { Members.Length: > 0 });

    private OpenApiDocument Read(string path, CancellationToken cancellation)
    {
        string key = DocumentPath.Normalize(path);
        if (_read.TryGetValue(key, out OpenApiDocument? known))
            return known;
        OpenApiDocument document = OpenApiDocument.Parse(key, File.ReadAllText(path), cancellation);
        _read.Add(key, document);
        foreach (string file in References(document.Root).Distinct(StringComparer.Ordinal))
        {
            string target = DocumentPath.Combine(key, Uri.UnescapeDataString(file));
            if (target.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(target))
                Read(target, cancellation);
        }

        return document;
    }

    private static IEnumerable<string> References(JsonNode root)
    {
        Stack<JsonNode> open = new([root]);
        while (open.TryPop(out JsonNode? node))
        {
            if (node["$ref"] is { IsString: true, Value: var reference } && reference.Split('#')[0] is { Length: > 0 } file)
                yield return file;
            // Examples are files by the hundred, and no part of an API.
            foreach (JsonNode child in node.IsObject ? node.Members : node.Items)
            {
                if (child.Name != "x-ms-examples")
                    open.Push(child);
            }
        }
    }
}
