using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

internal enum SchemaShape
{
    /// <summary>Any JSON value.</summary>
    Any,
    Scalar,
    Stream,
    List,
    Map,
    Object,
    Enum,
    Union,

    /// <summary>Nothing but one entry of allOf or one variant of oneOf.</summary>
    Alias,
}

/// <summary>Decides what kind of type a schema becomes. References have been followed: the schema is not itself a reference.</summary>
internal sealed class SchemaShapes(ReadContext context, SchemaParts parts, Hierarchies hierarchies)
{
    private readonly Dictionary<JsonNode, Decision> _decisions = [];
    private readonly Dictionary<JsonNode, IReadOnlyList<DocumentNode>> _variants = [];
    private readonly TypeAlternatives _alternatives = new();
    private readonly AllOfMerger _merger = new(parts);
    private readonly KeywordChecks _checks = new(context, parts);

    // Schemas whose shape is being decided.
    private readonly HashSet<JsonNode> _open = [];
    private int _level;

    /// <param name="Alias">The schema that a schema of shape <see cref="SchemaShape.Alias"/> is an alias of.</param>
    private sealed record Decision(SchemaShape Shape, DocumentNode? Alias = null);

    public SchemaShape Of(DocumentNode schema)
    {
        if (_decisions.TryGetValue(schema.Json, out Decision? known))
            return known.Shape;
        _decisions[schema.Json] = new Decision(SchemaShape.Any); // The shape of a schema cannot depend on itself.
        if (_level == ReadLimits.SchemaLevels)
        {
            context.Report(Problems.NestedSchemas, schema);
            return SchemaShape.Any;
        }

        _level++;
        _open.Add(schema.Json);
        Decision decision = Decide(schema);
        _open.Remove(schema.Json);
        _level--;
        _decisions[schema.Json] = decision;
        return decision.Shape;
    }

    /// <summary>Checks the keywords of a schema, or of a reference that has others next to it.</summary>
    public void Check(DocumentNode schema) => _checks.Check(schema);

    /// <summary>The schema that a schema of shape <see cref="SchemaShape.Alias"/> is an alias of.</summary>
    public DocumentNode AliasOf(DocumentNode schema) => _decisions[schema.Json].Alias!;

    /// <summary>
    /// The entries of oneOf or anyOf that describe a type, not only requirements or null; or one schema for each type of a list.
    /// </summary>
    public IReadOnlyList<DocumentNode> Variants(DocumentNode schema)
    {
        // A variant that led back to the schema while its shape was decided stays out, or reading a value would never end.
        if (_variants.TryGetValue(schema.Json, out IReadOnlyList<DocumentNode>? known))
            return known;
        if (IsTypeList(schema.Json))
        {
            DocumentNode[] alternatives = [.. _alternatives.Of(schema).Select(type => IsAnyObject(type, []) ? AnyObject(type) : type)];
            _variants.Add(schema.Json, alternatives);
            return alternatives;
        }

        List<DocumentNode> variants = [];
        DocumentNode? list = context.Array(schema, "oneOf") ?? context.Array(schema, "anyOf");
        DocumentNode? anyObject = null;
        for (int i = 0; i < (list?.Json.Items.Length ?? 0); i++)
        {
            DocumentNode variant = list!.With(list.Json.Items[i]);
            if (SchemaFacts.IsNull(variant.Json) || parts.Follow(variant) is not { } chain)
                continue;
            if (Of(chain.Target) != SchemaShape.Any)
                variants.Add(variant);
            else if (_open.Contains(chain.Target.Json))
                context.Report(Problems.InheritanceCycle, chain.Target);
            else if (IsAnyObject(chain.Target, []))
                anyObject ??= chain.Target;
        }

        // An object without declared members is one more type, unless there is one that keeps the members of any object.
        if (anyObject is not null && variants.Count > 0 && !variants.Exists(variant => AcceptsAnyObject(variant, [])))
            variants.Add(AnyObject(anyObject));
        _variants.Add(schema.Json, variants);
        return variants;
    }

    // As far as one entry of allOf says so.
    private bool IsAnyObject(DocumentNode schema, HashSet<JsonNode> visited) =>
        IsNew(schema, visited) && Of(schema) == SchemaShape.Any
        && ((SchemaFacts.Types(schema.Json) is { Count: 1 } types && types[0] == "object")
            || parts.Of(schema).Any(part => IsAnyObject(parts.FollowSilently(part).Target, visited)));

    private static bool IsNew(DocumentNode schema, HashSet<JsonNode> visited) =>
        visited.Count < ReadLimits.SchemaLevels && visited.Add(schema.Json);

    private static DocumentNode AnyObject(DocumentNode schema) => schema.With(schema.Json.Derive(
        "object", keyword => keyword.Name != "additionalProperties", [Any("additionalProperties", schema.Json.Offset)]));

    // What requires a member, or has values of one type, is not every object.
    private bool AcceptsAnyObject(DocumentNode variant, HashSet<JsonNode> visited)
    {
        DocumentNode target = parts.FollowSilently(variant).Target;
        return IsNew(target, visited) && Of(target) switch
        {
            SchemaShape.Alias => AcceptsAnyObject(AliasOf(target), visited),
            SchemaShape.Union => Variants(target).Any(inner => AcceptsAnyObject(inner, visited)),
            SchemaShape.Map => target["additionalProperties"] is not { } values || SchemaFacts.IsAnything(values.Json),
            SchemaShape.Object => !RequiresMember(target, []),
            _ => false,
        };
    }

    private bool RequiresMember(DocumentNode schema, HashSet<JsonNode> visited) =>
        IsNew(schema, visited)
        && (schema.Json["required"] is { Kind: JsonKind.Array, Items.Length: > 0 }
            || parts.Of(schema).Any(part => RequiresMember(parts.FollowSilently(part).Target, visited)));

    private static JsonNode Any(string keyword, int offset)
    {
        JsonNode any = new(JsonKind.True, offset, "true");
        any.SetName(keyword, offset);
        return any;
    }

    private Decision Decide(DocumentNode schema)
    {
        JsonNode node = schema.Json;
        if (!node.IsObject)
        {
            if (node.Kind is not (JsonKind.True or JsonKind.False))
                context.Report(Problems.WrongKind, schema, node.Name ?? "schema", "a schema");
            return new Decision(SchemaShape.Any);
        }

        Check(schema);
        if (hierarchies.Contains(schema))
            return new Decision(SchemaShape.Object);
        if (_merger.Merge(schema) is { } merged)
            return new Decision(SchemaShape.Alias, merged);
        if (IsTypeList(node))
            return new Decision(SchemaShape.Union);
        if (node["properties"] is { Members.Length: > 0 })
            return new Decision(SchemaShape.Object);
        if (FromUnion(schema) is { } union)
            return union;
        if (FromParts(schema) is { } composed)
            return composed;
        IReadOnlyList<string> types = SchemaFacts.Types(node);
        if (types.All(type => type == "object") && parts.NamesItsUnion(schema))
            return new Decision(SchemaShape.Object); // A variant without members of its own, which a discriminator may select.
        return new Decision(types.Count == 0 ? SchemaShape.Any : FromType(schema, types[0]));
    }

    // With oneOf or anyOf the variants say more than the types do.
    private static bool IsTypeList(JsonNode schema) =>
        schema["oneOf"] is null && schema["anyOf"] is null && SchemaFacts.Types(schema).Count > 1;

    private Decision? FromUnion(DocumentNode schema)
    {
        if ((schema.Json["oneOf"] is null && schema.Json["anyOf"] is null) || SchemaFacts.IsQuotableNumber(schema.Json))
            return null;
        if (EnumValues.OfConstants(schema, parts).Count > 1)
            return new Decision(SchemaShape.Enum);
        IReadOnlyList<DocumentNode> variants = Variants(schema);
        if (variants.Count == 0)
            return null;
        if (schema["oneOf"] is not null && schema["anyOf"] is { } second && second.Json.Items.ToArray().Any(SchemaFacts.HasType))
            context.Report(Problems.Unsupported, second, "anyOf next to oneOf", "oneOf alone decides the types");
        if (variants.Count == 1 && AcceptsAny(schema))
            return new Decision(SchemaShape.Any);
        if (schema["allOf"] is { Json.Items.Length: > 0 } beside && variants.Any(variant => !Inherits(variant, schema)))
            context.Report(
                Problems.Unsupported, beside, "allOf next to oneOf or anyOf",
                "members that only its schemas declare are kept in AdditionalProperties of the variants. Name them in allOf of each variant");
        return variants.Count > 1 ? new Decision(SchemaShape.Union) : new Decision(SchemaShape.Alias, variants[0]);
    }

    private DocumentNode? TargetOf(Decision part) => Target(parts.FollowSilently(part.Alias!).Target);

    private string? ScalarType(Decision part) =>
        TargetOf(part) is { } target && SchemaFacts.Types(target.Json) is { Count: > 0 } types ? types[0] : null;

    // Beside one type, a schema that allows everything leaves nothing of that type.
    private bool AcceptsAny(DocumentNode schema)
    {
        DocumentNode list = (schema["oneOf"] ?? schema["anyOf"])!;
        return list.Json.Items.ToArray().Any(item => SchemaFacts.IsAnything(parts.FollowSilently(list.With(item)).Target.Json));
    }

    // A variant that is no object has no members to inherit.
    private bool Inherits(DocumentNode variant, DocumentNode union) =>
        parts.FollowSilently(variant).Target is var target
        && (Resolved(target) is not (SchemaShape.Object or SchemaShape.Map) || parts.IsVariantOf(target, union));

    private Decision? FromParts(DocumentNode schema)
    {
        // The shape of each part, and the part itself.
        List<Decision> known = [];
        // Lengths and patterns alone are those of a string only where nothing else says what the type is.
        bool saysType = schema["type"] is not null || parts.Of(schema).Any(SaysType);
        foreach (DocumentNode part in parts.Of(schema))
        {
            if (parts.Follow(part) is not { } chain || (saysType && !SchemaFacts.SaysType(chain.Target.Json)))
                continue;
            if (Of(chain.Target) != SchemaShape.Any)
                known.Add(new Decision(Resolved(chain.Target), part));
            else if (_open.Contains(chain.Target.Json) && parts.IsCircular(chain.Target))
                context.Report(Problems.InheritanceCycle, chain.Target);
        }

        if (known.Count == 0)
            return null;
        bool alone = known.Count == 1 && schema.Json["additionalProperties"] is not { IsObject: true };
        bool composes = known.Any(part => part.Shape is SchemaShape.Object or SchemaShape.Map);
        if (composes && !(alone && (known[0].Shape == SchemaShape.Map || !SchemaFacts.IsDefinition(schema.Json))))
            return new Decision(SchemaShape.Object);
        foreach (Decision other in known.Where(part => part.Shape != known[0].Shape))
            context.Report(Problems.MixedAllOf, other.Alias!, other.Shape.ToString().ToLowerInvariant());
        foreach (Decision other in known.Where(part => part.Shape == SchemaShape.Scalar && known[0].Shape == SchemaShape.Scalar
            && ScalarType(part) is { } type && ScalarType(known[0]) is { } first && type != first
            && (type, first) is not (("integer" or "number"), ("integer" or "number"))))
            context.Report(Problems.MixedAllOf, other.Alias!, ScalarType(other)!);
        foreach (Decision other in known.Where(part => part.Shape == SchemaShape.Union && known[0].Shape == SchemaShape.Union
            && TargetOf(part)?.Json != TargetOf(known[0])?.Json))
            context.Report(Problems.Unsupported, other.Alias!, "allOf of several unions", "the first one alone decides the types");
        return known[0] with { Shape = SchemaShape.Alias };
    }

    private bool SaysType(DocumentNode part) =>
        parts.FollowSilently(part) is { Problem: null } chain && SchemaFacts.SaysType(chain.Target.Json);

    /// <summary>The shape with aliases resolved: <see cref="SchemaShape.Alias"/> only where aliases form a cycle.</summary>
    public SchemaShape Resolved(DocumentNode schema) => Target(schema) is { } target ? Of(target) : SchemaShape.Any;

    /// <summary>The schema with aliases resolved; null where one leads to nothing.</summary>
    public DocumentNode? Target(DocumentNode schema)
    {
        for (int i = 0; i < ReadLimits.SchemaLevels && Of(schema) == SchemaShape.Alias; i++)
        {
            if (parts.Follow(AliasOf(schema)) is not { } chain)
                return null;
            schema = chain.Target;
        }

        return schema;
    }

    private SchemaShape FromType(DocumentNode schema, string type)
    {
        switch (type)
        {
            case "string" or "integer" or "number" when schema.Json["enum"] is { Items.Length: > 0 }:
                return SchemaShape.Enum;
            case "string" or "integer" or "number" or "boolean":
                return schema.Json["format"] is { IsString: true, Value: "binary" } ? SchemaShape.Stream : SchemaShape.Scalar;
            case "array":
                return SchemaShape.List;
            case "file":
                return SchemaShape.Stream;
            case "object" when schema.Json["format"] is { IsString: true, Value: "file" }:
                return SchemaShape.Stream;
            case "object":
                return schema.Json["additionalProperties"] is { Kind: JsonKind.Object or JsonKind.True }
                    ? SchemaShape.Map
                    : SchemaShape.Any;
            default:
                context.Report(Problems.UnknownType, schema.With(schema.Json["type"] ?? schema.Json), type);
                return SchemaShape.Any;
        }
    }
}
