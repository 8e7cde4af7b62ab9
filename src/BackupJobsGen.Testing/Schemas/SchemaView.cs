using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Whether a value goes to the server or comes from it.</summary>
internal enum Direction
{
    Request,
    Response,
}

/// <summary>What a schema says, with its references and allOf followed.</summary>
internal sealed class SchemaView
{
    private const int MaxParts = 200;

    private static readonly string[] ObjectKeywords =
        ["properties", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired"];

    private static readonly string[] ArrayKeywords = ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"];

    private readonly List<DocumentNode> _parts = [];

    private SchemaView(DocumentNode schema) => Schema = schema;

    public DocumentNode Schema { get; }

    /// <summary>The nodes whose keywords apply to the value, the schema's own first.</summary>
    public IReadOnlyList<DocumentNode> Parts => _parts;

    /// <param name="others">Further schemas that apply to the same value.</param>
    public static SchemaView Of(LoadedDocument document, DocumentNode schema, params IEnumerable<DocumentNode> others)
    {
        SchemaView view = new(schema);
        foreach (DocumentNode one in others.Prepend(schema))
            view.Add(document, one);
        return view;
    }

    /// <summary>The keyword of the first part that has it.</summary>
    public DocumentNode? this[string keyword] => _parts.Select(part => part[keyword]).FirstOrDefault(node => node is not null);

    /// <summary>Whether any part says true.</summary>
    public bool Has(string keyword) => _parts.Exists(part => part.Json[keyword] is { IsTrue: true });

    public bool IsNullable => Has("nullable") || Has("x-nullable") || Types.Contains("null");

    /// <summary>The JSON types that the schema names; empty: any.</summary>
    public IReadOnlyList<string> Types => _parts.Select(TypesOf).Where(types => types.Length > 0)
        .Aggregate(Array.Empty<string>(), (types, others) => types.Length == 0 ? others : Both(types, others));

    public string? Format => this["format"]?.Json is { IsString: true } format ? format.Value : null;

    /// <summary>Declared members by JSON name; of a name declared twice, the first.</summary>
    public IEnumerable<(string Name, DocumentNode Schema)> Properties => _parts
        .Select(part => part["properties"])
        .OfType<DocumentNode>()
        .SelectMany(list => list.Json.Members.ToArray().Select(member => (Name: member.Name!, Schema: list.With(member))))
        .DistinctBy(member => member.Name);

    /// <summary>A declared member; null where none has the name.</summary>
    public DocumentNode? Property(string name) => Properties.FirstOrDefault(member => member.Name == name).Schema;

    public IEnumerable<(string Name, DocumentNode Rule)> Required => _parts
        .Select(part => part["required"])
        .OfType<DocumentNode>()
        .SelectMany(list => list.Json.Items.ToArray().Where(item => item.IsString).Select(item => (item.Value, list.With(item))));

    public bool IsObject =>
        Types.Contains("object") || Types.Count == 0 && Array.Exists(ObjectKeywords, keyword => this[keyword] is not null);

    public bool IsArray => Types.Contains("array") || Types.Count == 0 && Array.Exists(ArrayKeywords, keyword => this[keyword] is not null);

    /// <summary>The greatest of the numbers that the parts have; null if none has one.</summary>
    public decimal? Greatest(string keyword) => _parts.Select(part => ScalarValues.Number(part[keyword])).Max();

    /// <summary>The smallest of the numbers that the parts have; null if none has one.</summary>
    public decimal? Smallest(string keyword) => _parts.Select(part => ScalarValues.Number(part[keyword])).Min();

    private static string[] TypesOf(DocumentNode part) => part["type"] switch
    {
        { Json: { IsString: true } type } => [type.Value],
        { Json: { Kind: JsonKind.Array } list } => [.. list.Items.ToArray().Where(item => item.IsString).Select(item => item.Value)],
        _ => [],
    };

    // Parts that contradict each other have no value; the first is shown then.
    private static string[] Both(string[] types, string[] others)
    {
        string[] both =
        [
            .. types.Select(type => others.Contains(type) || type == "integer" && others.Contains("number") ? type
                : type == "number" && others.Contains("integer") ? "integer" : null).OfType<string>(),
        ];
        return both.Length > 0 ? both : types;
    }

    private void Add(LoadedDocument document, DocumentNode schema)
    {
        foreach (DocumentNode node in document.Follow(schema).Nodes)
        {
            if (_parts.Count == MaxParts || _parts.Exists(part => part.Json == node.Json))
                return;
            _parts.Add(node);
            if (node["allOf"] is not { } all)
                continue;
            foreach (JsonNode part in all.Json.Items)
                Add(document, all.With(part));
        }
    }
}
