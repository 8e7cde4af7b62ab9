using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// The members of a schema and of every schema in its allOf, base schemas first. A member that is declared again keeps its
/// first position and the later declaration wins.
/// </summary>
internal sealed class ObjectMembers(ReadContext context, SchemaParts parts, SchemaShapes shapes)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, List<DocumentNode>> _declarations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<JsonNode> _done = [];
    private readonly HashSet<JsonNode> _open = [];

    /// <summary>Schemas of the members; the JSON name of each is the member's name.</summary>
    public IEnumerable<DocumentNode> Properties => _order.Select(name => this[name]!);

    public DocumentNode? this[string name] => Declarations(name) is { Count: > 0 } schemas ? schemas[schemas.Count - 1] : null;

    /// <summary>Every schema that a member is declared with, as its value must fit all; the last one counts otherwise.</summary>
    public IReadOnlyList<DocumentNode> Declarations(string name) =>
        _declarations.TryGetValue(name, out List<DocumentNode>? schemas) ? schemas : [];

    public bool IsRequired(string name) => _required.Contains(name);

    /// <summary>Schema of undeclared members; the last declaration wins.</summary>
    public DocumentNode? AdditionalProperties { get; private set; }

    /// <param name="inherited">The schema that is the base type and so is not copied.</param>
    public void Add(DocumentNode schema, DocumentNode? inherited)
    {
        if (_open.Count == ReadLimits.SchemaLevels || !_open.Add(schema.Json))
        {
            context.Report(Problems.InheritanceCycle, schema);
            return;
        }

        // Two schemas in allOf may share a base; its members are added once.
        if (_done.Add(schema.Json))
        {
            foreach (DocumentNode part in parts.Of(schema))
                AddPart(part, inherited);
            AddOwn(schema);
        }

        _open.Remove(schema.Json);
    }

    /// <summary>Adds a schema that may be an alias or a reference.</summary>
    public void AddPart(DocumentNode part, DocumentNode? inherited = null)
    {
        if (parts.Follow(part) is not { } chain || chain.Target.Json == inherited?.Json)
            return;
        SchemaShape shape = shapes.Of(chain.Target);
        if (shape == SchemaShape.Alias)
            AddPart(shapes.AliasOf(chain.Target), inherited);
        else if (shape is SchemaShape.Object or SchemaShape.Map or SchemaShape.Any)
            Add(chain.Target, null);
        else if (shape == SchemaShape.Union && shapes.Variants(chain.Target).Any(IsObject))
            context.Report(Problems.UnionMembers, part, UnionKeyword(chain.Target.Json));
        else
            context.Report(Problems.MixedAllOf, part, shape.ToString().ToLowerInvariant());
    }

    private bool IsObject(DocumentNode variant) => parts.FollowSilently(variant) is { Problem: null, Target: var target }
        && shapes.Resolved(target) is SchemaShape.Object or SchemaShape.Map or SchemaShape.Union;

    private static string UnionKeyword(JsonNode union) =>
        union["oneOf"] is not null ? "oneOf" : union["anyOf"] is not null ? "anyOf" : "a list of types";

    private void AddOwn(DocumentNode schema)
    {
        if (!schema.Json.IsObject)
            return;
        if (context.Object(schema, "properties") is { } properties)
        {
            foreach (JsonNode property in properties.Json.Members)
            {
                if (!_declarations.TryGetValue(property.Name!, out List<DocumentNode>? declarations))
                {
                    _order.Add(property.Name!);
                    _declarations.Add(property.Name!, declarations = []);
                }

                declarations.Add(properties.With(property));
            }
        }

        // What is not a list was reported when the schema's shape was decided; the flag of a parameter is not about members.
        if (schema.Json["required"] is { Kind: not (JsonKind.True or JsonKind.False) })
            _required.UnionWith(context.Strings(schema, "required"));
        if (schema["additionalProperties"] is { Json: { IsObject: true, Members.Length: > 0 } } additional)
            AdditionalProperties = additional;
        else if (schema.Json["additionalProperties"] is { Kind: not (JsonKind.Object or JsonKind.True or JsonKind.False) } wrong)
            context.Report(Problems.WrongKind, schema.With(wrong), "additionalProperties", "a schema");
    }
}
