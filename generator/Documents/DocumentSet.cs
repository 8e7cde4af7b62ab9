using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>All documents of a build, by path, and the references among them.</summary>
internal sealed class DocumentSet
{
    private readonly Dictionary<string, OpenApiDocument> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenApiDocument> _byPathWithoutCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<OpenApiDocument, Dictionary<string, OpenApiDocument?>> _files = [];

    public DocumentSet(IEnumerable<OpenApiDocument> documents)
    {
        // Sorted, so that the order of the items does not decide between two paths that differ in case.
        foreach (OpenApiDocument document in documents.OrderBy(document => document.Path, StringComparer.Ordinal))
        {
            string path = DocumentPath.Normalize(document.Path);
            if (_byPath.ContainsKey(path))
                continue;
            _byPath.Add(path, document);
            if (!_byPathWithoutCase.ContainsKey(path))
                _byPathWithoutCase.Add(path, document);
        }
    }

    /// <summary>Each document once, sorted by path.</summary>
    public IEnumerable<OpenApiDocument> Documents => _byPath.Values;

    /// <summary>Case-sensitive first, then case-insensitive: many published references rely on a case-insensitive file system.</summary>
    public OpenApiDocument? Find(string path)
    {
        string key = DocumentPath.Normalize(path);
        return _byPath.TryGetValue(key, out OpenApiDocument? exact) ? exact
            : _byPathWithoutCase.TryGetValue(key, out OpenApiDocument? similar) ? similar : null;
    }

    /// <summary>The node that a reference points to; null, and the reason and the remedy, when there is none.</summary>
    public DocumentNode? Resolve(OpenApiDocument from, string reference, out Unresolved why)
    {
        int hash = reference.IndexOf('#');
        string file = Unescape(hash < 0 ? reference : reference.Substring(0, hash));
        string pointer = hash < 0 ? "" : Unescape(reference.Substring(hash + 1));
        why = default;
        if (FindFile(from, file) is not { } document)
        {
            why = Missing(from, file);
            return null;
        }

        // A file that is a schema may contain itself; a document is none.
        if (hash >= 0 && file.Length == 0 && pointer.Length == 0 && from.Dialect != OpenApiDialect.Unknown)
        {
            why = new Unresolved("it is the whole document", "Write a JSON pointer, such as '#/components/schemas/Name'");
            return null;
        }

        if (JsonPointer.Find(document.Root, pointer) is { } node)
            return new DocumentNode(document, node);
        why = pointer.StartsWith("/", StringComparison.Ordinal)
            ? new Unresolved($"'{document.Path}' has no '{pointer}'", Unresolved.Hint(document.Root, pointer))
            : new Unresolved($"'{pointer}' is not a JSON pointer", "Write one, such as '#/components/schemas/Name'");
        return null;
    }

    private static Unresolved Missing(OpenApiDocument from, string file)
    {
        if (file.Contains("://"))
            return new Unresolved(
                $"'{file}' is a URL, and documents are read from files only",
                "Save that file next to this document, refer to it by its path, and add it as <OpenApiClientReference>");
        string reason = $"there is no file '{DocumentPath.Combine(from.Path, file)}'";
        return Named(from, file) is { } schema
            ? new Unresolved(reason, $"Write '#{JsonPointer.Of(schema)}' for the schema of this document")
            : new Unresolved(reason, "Every referenced file must be an <OpenApiClient> or <OpenApiClientReference> item");
    }

    // Swagger 1 referred to schemas by their names.
    private static JsonNode? Named(OpenApiDocument from, string name) =>
        from.Root["components"]?["schemas"]?[name] ?? from.Root["definitions"]?[name];

    /// <summary>The document that a node refers to, even if the pointer leads nowhere.</summary>
    public OpenApiDocument? FileOf(DocumentNode node) =>
        node.Reference is { } reference ? FindFile(node.Document, Unescape(reference.Split('#')[0])) : null;

    private OpenApiDocument? FindFile(OpenApiDocument from, string file)
    {
        if (file.Length == 0)
            return from;
        if (!_files.TryGetValue(from, out Dictionary<string, OpenApiDocument?>? files))
            _files.Add(from, files = new(StringComparer.Ordinal));
        if (!files.TryGetValue(file, out OpenApiDocument? found))
            files.Add(file, found = Find(DocumentPath.Combine(from.Path, file)));

        return found;
    }

    private static string Unescape(string text) => text.IndexOf('%') < 0 ? text : Uri.UnescapeDataString(text);
}
