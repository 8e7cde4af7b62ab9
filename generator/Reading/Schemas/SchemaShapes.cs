using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

internal enum SchemaShape
{
    /// <summary>Nothing that says what the value is.</summary>
    Any,
    Scalar,
    Stream,
    List,
    Map,
    Object,
    Enum,
    Union,

    /// <summary>One part of allOf, or the only variant of oneOf, and nothing beside it.</summary>
    Alias,
}

/// <summary>Decides what kind of type a schema becomes. The schema has been followed to: it is no mere reference.</summary>
internal sealed class SchemaShapes(ReadContext context, SchemaParts parts, Hierarchies hierarchies)
{
    private const int MaxLevels = 64;

    private readonly Dictionary<JsonNode, Decision> _decisions = [];
    private int _level;

    /// <param name="Alias">What a schema of shape <see cref="SchemaShape.Alias"/> stands for.</param>
    private sealed record Decision(SchemaShape Shape, Place? Alias = null);

    public SchemaShape Of(Place schema)
    {
        if (_decisions.TryGetValue(schema.Node, out Decision? known))
            return known.Shape;
        _decisions[schema.Node] = new Decision(SchemaShape.Any); // What a schema is cannot depend on itself.
        if (_level == MaxLevels)
        {
            context.Report(Problems.NestedSchemas, schema);
            return SchemaShape.Any;
        }

        _level++;
        Decision decision = Decide(schema);
        _level--;
        _decisions[schema.Node] = decision;
        return decision.Shape;
    }

    /// <summary>What a schema of shape <see cref="SchemaShape.Alias"/> stands for.</summary>
    public Place AliasOf(Place schema) => _decisions[schema.Node].Alias!;

    /// <summary>The entries of oneOf or anyOf that describe a value; one that only adds requirements or null does not.</summary>
    public IReadOnlyList<Place> Variants(Place schema)
    {
        List<Place> variants = [];
        Place? list = context.Array(schema, "oneOf") ?? context.Array(schema, "anyOf");
        for (int i = 0; i < (list?.Node.Items.Length ?? 0); i++)
        {
            Place variant = list!.With(list.Node.Items[i]);
            if (!SchemaFacts.IsNull(variant.Node) && parts.Follow(variant) is { } chain && Of(chain.Target) != SchemaShape.Any)
                variants.Add(variant);
        }

        return variants;
    }

    private Decision Decide(Place schema)
    {
        JsonNode node = schema.Node;
        if (!node.IsObject)
        {
            if (node.Kind is not (JsonKind.True or JsonKind.False))
                context.Report(Problems.WrongKind, schema, node.Name ?? "schema", "a schema");
            return new Decision(SchemaShape.Any);
        }

        CheckKinds(schema);
        if (hierarchies.Contains(schema) || node["properties"] is { Members.Length: > 0 })
            return new Decision(SchemaShape.Object);
        if (FromUnion(schema) is { } union)
            return union;
        if (FromParts(schema) is { } composed)
            return composed;
        IReadOnlyList<string> types = SchemaFacts.Types(node);
        return new Decision(types.Count switch { 0 => SchemaShape.Any, 1 => FromType(schema, types[0]), _ => SchemaShape.Union });
    }

    // Later questions go to the nodes alone.
    private void CheckKinds(Place schema)
    {
        context.Object(schema, "properties");
        foreach (string list in new[] { "allOf", "oneOf", "anyOf", "enum" })
            context.Array(schema, list);
        context.Text(schema, "$ref");
        if (schema["type"] is { Node.Kind: not (JsonKind.String or JsonKind.Array or JsonKind.Null) } type)
            context.Report(Problems.WrongKind, type, "type", "a type or a list of types");
    }

    private Decision? FromUnion(Place schema)
    {
        if (schema.Node["oneOf"] is null && schema.Node["anyOf"] is null)
            return null;
        IReadOnlyList<Place> variants = Variants(schema);
        if (variants.Count == 0)
            return null;
        return variants.Count > 1 ? new Decision(SchemaShape.Union) : new Decision(SchemaShape.Alias, variants[0]);
    }

    private Decision? FromParts(Place schema)
    {
        // What each part is, and the part itself.
        List<Decision> known = [];
        foreach (Place part in parts.Of(schema))
        {
            if (parts.Follow(part) is { } chain && Of(chain.Target) != SchemaShape.Any)
                known.Add(new Decision(Resolved(chain.Target), part));
        }

        if (known.Count == 0)
            return null;
        bool alone = known.Count == 1 && schema.Node["additionalProperties"] is not { IsObject: true };
        bool composes = known.Any(part => part.Shape is SchemaShape.Object or SchemaShape.Map);
        if (composes && !(alone && (known[0].Shape == SchemaShape.Map || !SchemaFacts.IsDefinition(schema.Node))))
            return new Decision(SchemaShape.Object);
        foreach (Decision other in known.Where(part => part.Shape != known[0].Shape))
            context.Report(Problems.MixedAllOf, other.Alias!, other.Shape.ToString().ToLowerInvariant());
        return known[0] with { Shape = SchemaShape.Alias };
    }

    /// <summary>The shape of what a schema stands for: never <see cref="SchemaShape.Alias"/>, but where aliases have no end.</summary>
    public SchemaShape Resolved(Place schema)
    {
        SchemaShape shape = Of(schema);
        for (int i = 0; i < MaxLevels && shape == SchemaShape.Alias; i++)
        {
            if (parts.Follow(AliasOf(schema)) is not { } chain)
                return SchemaShape.Any;
            schema = chain.Target;
            shape = Of(schema);
        }

        return shape;
    }

    private SchemaShape FromType(Place schema, string type)
    {
        switch (type)
        {
            case "string" or "integer" or "number" when schema.Node["enum"] is { Items.Length: > 0 }:
                return SchemaShape.Enum;
            case "string" or "integer" or "number" or "boolean":
                return schema.Node["format"] is { IsString: true, Text: "binary" } ? SchemaShape.Stream : SchemaShape.Scalar;
            case "array":
                return SchemaShape.List;
            case "file":
                return SchemaShape.Stream;
            case "object" when schema.Node["format"] is { IsString: true, Text: "file" }:
                return SchemaShape.Stream;
            case "object":
                return schema.Node["additionalProperties"] is { Kind: JsonKind.Object or JsonKind.True } ? SchemaShape.Map : SchemaShape.Any;
            default:
                context.Report(Problems.UnknownType, schema.With(schema.Node["type"] ?? schema.Node), type);
                return SchemaShape.Any;
        }
    }
}
