using System.Text.RegularExpressions;
using BackupJobsGen.Documents;
using BackupJobsGen.Specs;

namespace BackupJobsGen.Testing.Documents;

/// <summary>A document and the files that it refers to, read once.</summary>
internal sealed partial class LoadedDocument
{
    private const long MaxFileBytes = 64 << 20;
    private const int MaxFiles = 500;

    private readonly Dictionary<string, OpenApiDocument> _files = new(StringComparer.Ordinal);
    private readonly DocumentSet _set;

    private LoadedDocument(string path, Func<string, string?> read)
    {
        string key = DocumentPath.Normalize(path);
        Main = Read(key, read) ?? throw new FileNotFoundException($"There is no file '{path}'.", path);
        _set = new DocumentSet(_files.Values);
        if (Main.Dialect == OpenApiDialect.Unknown)
            throw new MockDocumentException(Where(new DocumentNode(Main, Main.Root)), "This is not a Swagger 2.0 or OpenAPI 3 document.");
    }

    public OpenApiDocument Main { get; }

    /// <summary>Whether it is Swagger 2.0, and with it the files that have no version of their own.</summary>
    public bool IsSwagger => Main.Dialect == OpenApiDialect.Swagger20;

    public DocumentNode Root => new(Main, Main.Root);

    /// <summary>The schemas with a name of all files.</summary>
    public IEnumerable<DocumentNode> NamedSchemas => _set.Documents
        .SelectMany(
            file => new[] { new DocumentNode(file, file.Root)["definitions"], new DocumentNode(file, file.Root)["components"]?["schemas"] })
        .OfType<DocumentNode>()
        .SelectMany(list => list.Json.Members.ToArray().Select(list.With));

    public static LoadedDocument Load(string path) => new(path, ReadFile);

    public static LoadedDocument Parse(string json, string name) => new(name, path => path == DocumentPath.Normalize(name) ? json : null);

    /// <summary>The schema and those that it refers to.</summary>
    /// <exception cref="MockDocumentException">A reference leads nowhere, or to something else.</exception>
    public ReferenceChain Follow(DocumentNode schema) => Follow(schema, DocumentPlaces.Schema);

    /// <summary>The node, or what it refers to with the extensions next to the reference.</summary>
    /// <param name="kind">As <see cref="DocumentPlaces"/> names it.</param>
    /// <exception cref="MockDocumentException">A reference leads nowhere, or to something else.</exception>
    public DocumentNode Target(DocumentNode node, string kind) => Follow(node, kind).Merged();

    /// <summary>The target of a reference that is not a <c>$ref</c>; null when there is none.</summary>
    public DocumentNode? Resolve(DocumentNode from, string reference) => _set.Resolve(from.Document, reference, out _);

    /// <summary>The content of a file next to a document, such as one with an example; null when there is none.</summary>
    public static DocumentNode? ReadReferenced(OpenApiDocument document, string reference)
    {
        string path = DocumentPath.Combine(document.Path, Uri.UnescapeDataString(reference));
        if (ReadFile(path) is not { } json)
            return null;
        OpenApiDocument file = OpenApiDocument.Parse(path, json);
        return new DocumentNode(file, file.Root);
    }

    /// <summary>Where a node is, one-based.</summary>
    public static DocumentPosition Where(DocumentNode node)
    {
        (string file, int line, int column) = node.Document.Position(node.Json.NameOffset);
        return new DocumentPosition(file, line + 1, column + 1);
    }

    private ReferenceChain Follow(DocumentNode node, string kind)
    {
        ReferenceChain chain = ReferenceChain.Follow(_set, node, kind);
        return chain.Problem is not { } problem ? chain : throw Exception(problem);
    }

    private static MockDocumentException Exception(Problem problem) => new(
        new DocumentPosition(problem.File, problem.Line + 1, problem.Column + 1),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Problems.Of(problem.Id).Message, [.. problem.Arguments]));

    private OpenApiDocument? Read(string path, Func<string, string?> read)
    {
        if (_files.TryGetValue(path, out OpenApiDocument? known))
            return known;
        if (read(path) is not { } json)
            return null;
        if (_files.Count == MaxFiles)
            throw new IOException($"The document refers to more than {MaxFiles} files.");
        if (IsYaml(path, json))
            throw new MockDocumentException(
                new DocumentPosition(path, 1, 1),
                "This is YAML. The mock server reads JSON only: convert the document and the files that it refers to.");
        OpenApiDocument document = OpenApiDocument.Parse(path, json);
        foreach (Problem problem in document.Problems)
        {
            if (Problems.Of(problem.Id).Severity == ProblemSeverity.Error)
                throw Exception(problem);
        }

        _files.Add(path, document);
        foreach (string file in FileReferences.Of(document.Root).Distinct(StringComparer.Ordinal))
            Read(DocumentPath.Combine(path, Uri.UnescapeDataString(file)), read);
        return document;
    }

    // JSON in a file that is named like YAML is JSON. A document in JSON starts with a brace; of a fault there, the reader says more.
    private static bool IsYaml(string path, string text)
    {
        string start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return !start.StartsWith('{') && (Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" || YamlStart().IsMatch(start));
    }

    [GeneratedRegex(@"^(---|%YAML|#|[""']?(openapi|swagger)[""']?\s*:)", RegexOptions.CultureInvariant)]
    private static partial Regex YamlStart();

    private static string? ReadFile(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
            return null;
        return file.Length <= MaxFileBytes
            ? File.ReadAllText(path)
            : throw new IOException($"'{path}' is larger than {MaxFileBytes >> 20} MB.");
    }
}
