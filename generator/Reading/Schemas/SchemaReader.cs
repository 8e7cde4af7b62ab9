using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Turns schemas into types. Objects, enums and unions have names and are reached by reference; everything else is
/// spelled out where it is used, also when the document gives it a name.
/// </summary>
internal sealed class SchemaReader
{
    // Far beyond any real document; it bounds lists of lists of lists and names for names for names.
    private const int MaxLevels = 64;

    private static readonly ApiAnyJson AnyJson = new();

    private readonly ReadContext _context;
    private readonly SchemaParts _parts;
    private readonly SchemaShapes _shapes;
    private readonly SchemaQueue _queue;
    private readonly InlineSchemas _inline = new();
    private readonly EnumReader _enums;
    private readonly ObjectReader _objects;
    private readonly UnionReader _unions;
    private readonly HashSet<JsonNode> _open = [];

    public SchemaReader(ReadContext context)
    {
        _context = context;
        _parts = new SchemaParts(context);
        Hierarchies hierarchies = new(context, _parts);
        _shapes = new SchemaShapes(context, _parts, hierarchies);
        _enums = new EnumReader(context);
        _queue = new SchemaQueue(hierarchies);
        _objects = new ObjectReader(context, _parts, hierarchies, _shapes, this);
        _unions = new UnionReader(context, _parts, _shapes, this);
    }

    /// <summary>Facts beside a schema or beside the reference to it.</summary>
    public ReferenceChain Facts(Place schema) => _parts.FollowSilently(schema);

    public ApiType Read(Place schema)
    {
        if (_parts.Follow(schema) is not { } chain)
            return AnyJson;
        Place target = chain.Target;
        switch (_shapes.Of(target))
        {
            case SchemaShape.Scalar:
                return new ApiScalar(Scalar(target));
            case SchemaShape.Stream:
                return new ApiScalar(ScalarKind.String);
            case SchemaShape.Enum:
                return new ApiReference(_enums.Reach(_inline.FirstOf(target), SchemaFacts.Types(target.Node)[0]));
            case SchemaShape.Object or SchemaShape.Union:
                target = _inline.FirstOf(target);
                _queue.Reach(target);
                return new ApiReference(target.Id);
            case SchemaShape.List:
                return Nested(target, ReadList);
            case SchemaShape.Map:
                return Nested(target, ReadMap);
            case SchemaShape.Alias:
                return Nested(target, ReadAlias);
            default:
                return AnyJson;
        }
    }

    /// <summary>Bytes at the top of a body; inside JSON the same schema is a string.</summary>
    public bool IsStream(Place schema) => _parts.Follow(schema) is { } chain && _shapes.Of(chain.Target) == SchemaShape.Stream;

    /// <summary>An object or a map: a value has members.</summary>
    public bool IsObject(Place schema) => _parts.Follow(schema) is { } chain && _shapes.Resolved(chain.Target) is SchemaShape.Object or SchemaShape.Map;

    /// <summary>Whether a value has one text form, as URLs, headers and text bodies need.</summary>
    public bool IsText(Place schema) => _parts.Follow(schema) is { } chain && _shapes.Of(chain.Target) is SchemaShape.Scalar or SchemaShape.Enum;

    /// <inheritdoc cref="IsText(Place)"/>
    public bool IsText(ApiType type) => type is ApiScalar || (type is ApiReference reference && _enums.Contains(reference.SchemaId));

    public bool IsNullable(Place schema)
    {
        if (_parts.Follow(schema) is not { } chain)
            return false;
        if ((chain["nullable"] ?? chain["x-nullable"]) is { } flag)
            return flag.Node.IsTrue;
        return chain.Places.Any(place => SchemaFacts.AllowsNull(place.Node));
    }

    /// <summary>Never sent in a request.</summary>
    public bool IsReadOnly(ReferenceChain chain)
    {
        if (_context.Flag(chain, "readOnly"))
            return true;
        if (chain["x-ms-mutability"] is not { Node.Kind: JsonKind.Array } mutability)
            return false;
        foreach (JsonNode item in mutability.Node.Items)
        {
            if (item.IsString && item.Text is "create" or "update")
                return false;
        }

        return true;
    }

    /// <summary>The members of an object, wherever in its allOf they are declared; none when the schema is no object.</summary>
    public ObjectMembers Members(Place schema)
    {
        ObjectMembers members = new(_context, _parts, _shapes);
        if (_parts.Follow(schema) is { } chain)
            members.AddPart(chain.Target);
        return members;
    }

    /// <summary>The only value that is allowed; null when others are.</summary>
    /// <param name="required">An enum of one value is a constant only where the value must be there.</param>
    /// <param name="type">The constant's type: never an enum.</param>
    public ApiValue? Constant(Place schema, bool required, out ApiType type)
    {
        type = AnyJson;
        if (_parts.Follow(schema)?.Target is not { } target || (Only(target.Node, required) is not { } only))
            return null;
        IReadOnlyList<string> types = SchemaFacts.Types(target.Node);
        ScalarKind? kind = types.Count == 1 ? ScalarFormats.Kind(types[0], null) : null;
        if (kind is null)
            return null;
        type = new ApiScalar(kind.Value);
        return ApiValue.Of(only);
    }

    /// <summary>Reads every schema that was reached, and those that they reach.</summary>
    public IEnumerable<ApiSchema> ReadReached()
    {
        List<ApiSchema> schemas = [];
        while (_queue.Next() is { } next)
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            schemas.Add(_shapes.Of(next) == SchemaShape.Union ? _unions.Read(next) : _objects.Read(next));
        }

        return schemas.Concat(_enums.Enums);
    }

    private static JsonNode? Only(JsonNode schema, bool required)
    {
        if (schema["const"] is { Kind: not (JsonKind.Null or JsonKind.Array or JsonKind.Object) } constant)
            return constant;
        return required && schema["enum"] is { Items.Length: 1 } list && schema["x-ms-enum"]?["modelAsString"] is not { IsTrue: true }
            && list.Items[0].Kind is not (JsonKind.Null or JsonKind.Array or JsonKind.Object)
            ? list.Items[0]
            : null;
    }

    private ScalarKind Scalar(Place schema)
    {
        string type = SchemaFacts.Types(schema.Node)[0];
        ScalarKind kind = ScalarFormats.Kind(type, _context.Text(schema, "format"))!.Value;
        return kind == ScalarKind.String && _context.Flag(schema, "x-ms-secret") ? ScalarKind.Secret : kind;
    }

    private ApiType Nested(Place schema, Func<Place, ApiType> read)
    {
        if (_open.Count >= MaxLevels || !_open.Add(schema.Node))
        {
            _context.Report(Problems.NestedSchemas, schema);
            return AnyJson;
        }

        ApiType type = read(schema);
        _open.Remove(schema.Node);
        return type;
    }

    private ApiType ReadAlias(Place schema) => Read(_shapes.AliasOf(schema));

    private ApiType ReadList(Place schema)
    {
        if (schema["items"] is { } items)
            return new ApiList(Read(items), IsNullable(items));
        _context.Report(Problems.ItemsMissing, schema);
        return new ApiList(AnyJson);
    }

    private ApiType ReadMap(Place schema) =>
        schema["additionalProperties"] is { Node.IsObject: true } value
            ? new ApiMap(Read(value), IsNullable(value))
            : new ApiMap(AnyJson);
}
