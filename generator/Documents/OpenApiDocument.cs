using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

internal enum OpenApiDialect
{
    /// <summary>Not declared; sufficient for a file that is only referred to.</summary>
    Unknown,
    Swagger20,
    OpenApi30,

    /// <summary>3.1 and every later 3.x.</summary>
    OpenApi31,
}

/// <summary>One parsed file. Equal to another with the same path and text, so a pipeline step can compare it.</summary>
internal sealed class OpenApiDocument : IEquatable<OpenApiDocument>
{
    private const int MaxProblems = 100;

    private readonly ParsedJson _json;

    private OpenApiDocument(string path, ParsedJson json)
    {
        Path = path;
        _json = json;
        Root = json.Root ?? new JsonNode(JsonKind.Null, 0, "null");
        Dialect = DialectOf(Root);
        Problems = json.Faults.Take(MaxProblems)
            .Select(fault => ProblemAt(fault.Kind, fault.Offset, fault.Argument))
            .ToEquatableArray();
    }

    /// <summary>As the build passes it.</summary>
    public string Path { get; }

    public JsonNode Root { get; }

    public OpenApiDialect Dialect { get; }

    /// <summary>Errors in the JSON; at most 100.</summary>
    public EquatableArray<Problem> Problems { get; }

    public static OpenApiDocument Parse(string path, string text, CancellationToken cancellation = default) =>
        new(path, JsonReader.Read(text, cancellation));

    public (int Line, int Column) Position(int offset) => _json.Position(offset);

    public Problem ProblemAt(ProblemKind kind, int offset, params string[] arguments)
    {
        (int line, int column) = Position(offset);
        return new Problem(kind.Id, Path, line, column, arguments.Select(Shortened).ToEquatableArray());
    }

    public bool Equals(OpenApiDocument? other) =>
        ReferenceEquals(this, other) || (other is not null && Path == other.Path && _json.Text == other._json.Text);

    public override bool Equals(object? obj) => Equals(obj as OpenApiDocument);

    public override int GetHashCode() => unchecked((Path.GetHashCode() * 31) + _json.Text.Length);

    private static OpenApiDialect DialectOf(JsonNode root)
    {
        if (root["swagger"]?.Value == "2.0")
            return OpenApiDialect.Swagger20;
        string version = root["openapi"]?.Value ?? "";
        if (version.StartsWith("3.0", StringComparison.Ordinal))
            return OpenApiDialect.OpenApi30;
        return version.StartsWith("3.", StringComparison.Ordinal) ? OpenApiDialect.OpenApi31 : OpenApiDialect.Unknown;
    }

    // Names in a document may be of any length; a build log stays readable.
    private static string Shortened(string argument) => argument.Length <= 200 ? argument : argument.Substring(0, 199) + "…";
}
