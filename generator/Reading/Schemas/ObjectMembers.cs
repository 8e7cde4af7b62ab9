using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// The members of a schema and of every part of its allOf, in the order parents first. A member that is declared again
/// keeps its first position and takes the later declaration.
/// </summary>
internal sealed class ObjectMembers(ReadContext context, SchemaParts parts, SchemaShapes shapes)
{
    private const int MaxLevels = 64;

    private readonly List<string> _order = [];
    private readonly Dictionary<string, Place> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<JsonNode> _done = [];
    private readonly HashSet<JsonNode> _open = [];

    /// <summary>Schemas of the members; the key that holds each is the member's name.</summary>
    public IEnumerable<Place> Properties => _order.Select(name => _properties[name]);

    public Place? this[string name] => _properties.TryGetValue(name, out Place? schema) ? schema : null;

    public bool IsRequired(string name) => _required.Contains(name);

    /// <summary>Schema of undeclared members, the last one declared.</summary>
    public Place? AdditionalProperties { get; private set; }

    /// <param name="inherited">The part that is a base type and so is not copied.</param>
    public void Add(Place schema, Place? inherited)
    {
        if (_open.Count == MaxLevels || !_open.Add(schema.Node))
        {
            context.Report(Problems.InheritanceCycle, schema);
            return;
        }

        // Two parents may share a parent of their own; its members are the same ones.
        if (_done.Add(schema.Node))
        {
            foreach (Place part in parts.Of(schema))
                AddPart(part, inherited);
            AddOwn(schema);
        }

        _open.Remove(schema.Node);
    }

    /// <summary>Adds a schema that may stand for another one.</summary>
    public void AddPart(Place part, Place? inherited = null)
    {
        if (parts.Follow(part) is not { } chain || chain.Target.Node == inherited?.Node)
            return;
        SchemaShape shape = shapes.Of(chain.Target);
        if (shape == SchemaShape.Alias)
            AddPart(shapes.AliasOf(chain.Target), inherited);
        else if (shape is SchemaShape.Object or SchemaShape.Map or SchemaShape.Any)
            Add(chain.Target, null);
        else
            context.Report(Problems.MixedAllOf, part, shape.ToString().ToLowerInvariant());
    }

    private void AddOwn(Place schema)
    {
        if (!schema.Node.IsObject)
            return;
        if (context.Object(schema, "properties") is { } properties)
        {
            foreach (JsonNode property in properties.Node.Members)
            {
                if (!_properties.ContainsKey(property.Name!))
                    _order.Add(property.Name!);
                _properties[property.Name!] = properties.With(property);
            }
        }

        // Swagger 2.0 files of an older habit mark a property itself; a boolean here is not ours to read.
        if (schema.Node["required"] is { Kind: not (JsonKind.True or JsonKind.False) })
            _required.UnionWith(context.Texts(schema, "required"));
        if (schema["additionalProperties"] is { Node: { IsObject: true, Members.Length: > 0 } } additional)
            AdditionalProperties = additional;
        else if (schema.Node["additionalProperties"] is { Kind: not (JsonKind.Object or JsonKind.True or JsonKind.False) } wrong)
            context.Report(Problems.WrongKind, schema.With(wrong), "additionalProperties", "a schema");
    }
}
