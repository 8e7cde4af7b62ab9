using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

internal enum OpenApiDialect
{
    /// <summary>Not declared; sufficient for a file that is only referred to.</summary>
    Unknown,
    Swagger20,
    OpenApi30,

    /// <summary>3.1 and 3.2.</summary>
    OpenApi31,
}

/// <summary>One parsed file. Equal to another with the same path and text, so a pipeline step can compare it.</summary>
internal sealed class OpenApiDocument : IEquatable<OpenApiDocument>
{
    private const int MaxProblems = 100;

    private readonly ParsedJson _json;

    private readonly PreparedDocument? _prepared;

    private readonly string _text;

    private OpenApiDocument(string path, string file, string text, ParsedJson json, PreparedDocument? prepared)
    {
        Path = path;
        File = DocumentPath.Normalize(file);
        _text = text;
        _json = json;
        _prepared = prepared;
        Root = json.Root ?? new JsonNode(JsonKind.Null, 0, "null");
        Dialect = DialectOf(Root);
        Problems = json.Faults.Select(fault => ProblemAt(fault.Kind, fault.Offset, fault.Argument))
            .Concat(prepared?.Problems ?? [])
            .Take(MaxProblems)
            .ToEquatableArray();
    }

    /// <summary>As the build passes it; of a prepared document, the path of its source.</summary>
    public string Path { get; }

    /// <summary>Path of the file that was read, which is another one for a prepared document.</summary>
    public string File { get; }

    /// <summary>Whether overlays were applied to it.</summary>
    public bool HasOverlays => _prepared is { Sources.Count: > 1 };

    public JsonNode Root { get; }

    public OpenApiDialect Dialect { get; }

    /// <summary>Errors in the JSON, in its YAML and in its overlays; at most 100.</summary>
    public EquatableArray<Problem> Problems { get; }

    public static OpenApiDocument Parse(string path, string text, CancellationToken cancellation = default) =>
        Parse(path, text, inPart: false, cancellation);

    /// <param name="path">As the build passes it.</param>
    /// <param name="text">Text of the file.</param>
    /// <param name="inPart">Whether clients need some of its operations only; the document and its problems are the same.</param>
    /// <param name="cancellation">Cancels parsing.</param>
    public static OpenApiDocument Parse(string path, string text, bool inPart, CancellationToken cancellation) =>
        PreparedDocument.Parse(text) is { } prepared
            ? new(prepared.Sources[0], path, text, JsonReader.Read(prepared.Json, inPart, cancellation), prepared)
            : new(path, path, text, JsonReader.Read(text, inPart, cancellation), null);

    /// <summary>The file that says what is at an offset, an overlay for example, and the position in it.</summary>
    public (string File, int Line, int Column) Position(int offset)
    {
        if (_prepared is not null)
            return _prepared.Position(offset);
        (int line, int column) = _json.Position(offset);
        return (Path, line, column);
    }

    public Problem ProblemAt(ProblemKind kind, int offset, params string[] arguments)
    {
        (string file, int line, int column) = Position(offset);
        return new Problem(kind.Id, file, line, column, arguments.ToEquatableArray());
    }

    public bool Equals(OpenApiDocument? other) =>
        ReferenceEquals(this, other) || (other is not null && Path == other.Path && File == other.File && _text == other._text);

    public override bool Equals(object? obj) => Equals(obj as OpenApiDocument);

    public override int GetHashCode() => unchecked((Path.GetHashCode() * 31) + _text.Length);

    private static OpenApiDialect DialectOf(JsonNode root)
    {
        if (root["swagger"]?.Value == "2.0")
            return OpenApiDialect.Swagger20;
        string version = root["openapi"]?.Value ?? "";
        return IsOf("3.0", version) ? OpenApiDialect.OpenApi30
            : IsOf("3.1", version) || IsOf("3.2", version) ? OpenApiDialect.OpenApi31
            : OpenApiDialect.Unknown;
    }

    // YAML makes a number of a version without quotes.
    private static bool IsOf(string minor, string version) =>
        version == minor || version.StartsWith(minor + ".", StringComparison.Ordinal);
}
