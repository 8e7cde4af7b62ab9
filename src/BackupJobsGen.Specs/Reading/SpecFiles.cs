using BackupJobsGen.Documents;

namespace BackupJobsGen.Specs;

/// <summary>
/// Reads the documents of a file or folder, and the files that they refer to. The generator gets these files from the build; the command
/// looks for them. It reads regular files only, and for a folder only files within it, because a document may come from someone else.
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
    private readonly string? _folder;

    private SpecFiles(string? folder) => _folder = folder;

    /// <summary>Documents with operations, in the order of their paths.</summary>
    public IReadOnlyList<OpenApiDocument> Main { get; private set; } = [];

    /// <summary>The main documents and all files that they refer to.</summary>
    public IReadOnlyCollection<OpenApiDocument> All => _read.Values;

    /// <exception cref="IOException">The path does not exist, or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public static SpecFiles Load(string path, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
        {
            SpecFiles file = new(folder: null);
            file.Main = [file.Read(path, cancellation)];
            return file;
        }

        SpecFiles files = new(Path.GetFullPath(path));
        IEnumerable<string> found = Directory.EnumerateFiles(path, "*.json", Recursive).Order(StringComparer.Ordinal);
        files.Main = [.. found.Select(file => files.Read(file, cancellation)).Where(HasOperations)];
        return files.Main.Count > 0
            ? files
            : throw new FileNotFoundException($"No file below '{path}' is an OpenAPI document with operations.", path);
    }

    private static bool HasOperations(OpenApiDocument document) =>
        document.Dialect != OpenApiDialect.Unknown
        && (document.Root["paths"] is { Members.Length: > 0 } || document.Root["x-ms-paths"] is { Members.Length: > 0 });

    private OpenApiDocument Read(string path, CancellationToken cancellation)
    {
        string key = DocumentPath.Normalize(path);
        if (_read.TryGetValue(key, out OpenApiDocument? known))
            return known;
        if (File.Exists(path) && !FileTypes.IsRegular(path))
            throw new IOException($"'{path}' is not a regular file.");
        OpenApiDocument document = OpenApiDocument.Parse(key, File.ReadAllText(path), cancellation);
        _read.Add(key, document);
        foreach (string file in FileReferences.Of(document.Root).Distinct(StringComparer.Ordinal))
        {
            string target = DocumentPath.Combine(key, Uri.UnescapeDataString(file));
            if (target.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && MayRead(target))
                Read(target, cancellation);
        }

        return document;
    }

    private bool MayRead(string path) => FileTypes.IsRegular(path) && (_folder is null || IsWithin(_folder, path));

    private static bool IsWithin(string folder, string path)
    {
        for (string? current = Path.GetFullPath(path); current is not null; current = Path.GetDirectoryName(current))
        {
            if (current == folder)
                return true;
            if ((File.GetAttributes(current) & FileAttributes.ReparsePoint) != 0)
                return false;
        }

        return false;
    }
}
