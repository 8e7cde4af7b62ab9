using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Maps schemas to types. Objects, enums and unions have names and are referenced; every other type is written out where it
/// is used, even when the document names it.
/// </summary>
internal sealed class SchemaReader
{
    private static readonly ApiAnyJson AnyJson = new();

    private readonly ReadContext _context;
    private readonly SchemaParts _parts;
    private readonly SchemaShapes _shapes;
    private readonly SchemaQueue _queue;
    private readonly MemberFacts _facts;
    private readonly LimitReader _limits;
    private readonly DefaultReader _defaults;
    private readonly InlineSchemas _inline = new();
    private const string Encoding = "contentEncoding";

    private readonly EnumReader _enums;
    private readonly ObjectReader _objects;
    private readonly UnionReader _unions;
    private readonly HashSet<JsonNode> _open = [];
    private readonly HashSet<string> _scalarUnions = new(StringComparer.Ordinal);

    /// <param name="context">Receives the reports.</param>
    /// <param name="validates">Whether the client checks what it sends.</param>
    public SchemaReader(ReadContext context, bool validates)
    {
        _context = context;
        _parts = new SchemaParts(context);
        Hierarchies hierarchies = new(context, _parts);
        _shapes = new SchemaShapes(context, _parts, hierarchies);
        _facts = new MemberFacts(context, _parts, _shapes);
        _limits = new LimitReader(context, _parts, _facts, _shapes, validates);
        _defaults = new DefaultReader(context, _parts);
        _enums = new EnumReader(context, _parts);
        _queue = new SchemaQueue(hierarchies);
        DiscriminatorReader discriminators = new(context, _parts, hierarchies);
        _objects = new ObjectReader(context, _parts, hierarchies, _shapes, discriminators, this);
        _unions = new UnionReader(context, _shapes, new VariantValues(context, _parts, _shapes, hierarchies, discriminators), this);
    }

    /// <summary>The schemas that have types of their own.</summary>
    public IReadOnlyList<DocumentNode> Reached => _queue.Reached;

    /// <summary>The schema and the references to it, for keywords next to either.</summary>
    public ReferenceChain Facts(DocumentNode schema) => _parts.FollowSilently(schema);

    public ApiType Read(DocumentNode schema)
    {
        if (_parts.Follow(schema) is not { } chain)
            return AnyJson;
        foreach (DocumentNode reference in chain.Nodes.Where(node => node != chain.Target))
            _shapes.Check(reference);
        DocumentNode target = chain.Target;
        switch (_shapes.Of(target))
        {
            case SchemaShape.Scalar:
                return new ApiScalar(Scalar(target));
            case SchemaShape.Stream:
                return new ApiScalar(ScalarKind.String);
            case SchemaShape.Enum:
                return new ApiReference(_enums.Reach(_inline.FirstOf(target)));
            case SchemaShape.Object or SchemaShape.Union:
                target = _inline.FirstOf(target);
                if (IsScalarUnion(target))
                    _scalarUnions.Add(target.Id);
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

    /// <summary>Bytes as a whole body; inside JSON the same schema is a string.</summary>
    public bool IsStream(DocumentNode schema) =>
        _parts.Follow(schema) is { } chain && _shapes.Resolved(chain.Target) == SchemaShape.Stream;

    /// <summary>A file where it is a field of a form. OpenAPI 3.1 describes its content instead of a format.</summary>
    public bool IsFile(DocumentNode schema) => IsStream(schema) || _facts.IsFile(schema);

    /// <summary>A list of files where it is a field of a form; or a choice between a file and such a list.</summary>
    public bool IsFileList(DocumentNode schema) =>
        _facts.Items(schema) is { } items
            ? IsFile(items)
            : _parts.Follow(schema) is { } chain && _shapes.Of(chain.Target) == SchemaShape.Union
                && _shapes.Variants(chain.Target) is var variants
                && variants.Any(IsFileList) && variants.All(variant => IsFile(variant) || IsFileList(variant));

    /// <summary>Whether a file is one of the types of a union.</summary>
    public bool HasFileVariant(DocumentNode schema) =>
        _parts.Follow(schema) is { } chain && _shapes.Target(chain.Target) is { } target && _shapes.Variants(target).Any(IsFile);

    /// <summary>The media type of the content of a string, or of the strings of a list, as OpenAPI 3.1 describes it; or null.</summary>
    public string? ContentMediaType(DocumentNode schema) =>
        _facts.ContentMediaType(schema) ?? (_facts.Items(schema) is { } items ? _facts.ContentMediaType(items) : null);

    /// <summary>An object or a map.</summary>
    public bool IsObject(DocumentNode schema) =>
        _parts.Follow(schema) is { } chain && _shapes.Resolved(chain.Target) is SchemaShape.Object or SchemaShape.Map;

    /// <summary>Whether a value can be formatted as one string, as URLs, headers and text bodies need.</summary>
    public bool HasStringForm(DocumentNode schema) =>
        _parts.Follow(schema) is { } chain && _shapes.Target(chain.Target) is { } target
        && (IsScalar(target) || IsScalarUnion(target));

    /// <inheritdoc cref="HasStringForm(DocumentNode)"/>
    public bool HasStringForm(ApiType type) =>
        type is ApiScalar
        || (type is ApiReference reference && (_enums.Contains(reference.SchemaId) || _scalarUnions.Contains(reference.SchemaId)));

    /// <summary>One of several types.</summary>
    public bool IsUnion(DocumentNode schema) =>
        _parts.Follow(schema) is { } chain && _shapes.Resolved(chain.Target) == SchemaShape.Union;

    /// <summary>
    /// The list of a choice between a list and what its items are, which a list of one item equals wherever both have a string form; null
    /// for other schemas.
    /// </summary>
    public DocumentNode? ListOrItem(DocumentNode schema)
    {
        if (_parts.Follow(schema) is not { } chain || _shapes.Target(chain.Target) is not { } target
            || _shapes.Of(target) != SchemaShape.Union)
            return null;
        IReadOnlyList<DocumentNode> variants = _shapes.Variants(target);
        DocumentNode[] lists = [.. variants.Where(variant => _facts.Items(variant) is not null)];
        if (lists.Length != 1 || !HasStringForm(_facts.Items(lists[0])!))
            return null;
        DocumentNode[] others = [.. variants.Where(variant => variant != lists[0])];
        if (!others.All(HasStringForm) || Read(lists[0]) is not ApiList { Item: var item } || others.Any(other => Read(other) != item))
            return null;
        ReportAlternatives(others);
        return lists[0];
    }

    private bool IsScalar(DocumentNode target) => _shapes.Of(target) is SchemaShape.Scalar or SchemaShape.Enum;

    private bool IsScalarUnion(DocumentNode target) =>
        _shapes.Of(target) == SchemaShape.Union
        && _shapes.Variants(target).All(variant =>
            _parts.FollowSilently(variant) is { Problem: null } chain && _shapes.Target(chain.Target) is { } known && IsScalar(known));

    public bool IsNullable(DocumentNode schema)
    {
        if (_parts.Follow(schema) is not { } chain)
            return false;
        if ((chain["nullable"] ?? chain["x-nullable"]) is { } flag)
            return flag.Json.IsTrue;
        return chain.Nodes.Any(node => SchemaFacts.AllowsNull(node.Json))
            || (_shapes.Of(chain.Target) == SchemaShape.Alias && IsNullable(_shapes.AliasOf(chain.Target)));
    }

    /// <inheritdoc cref="MemberFacts.IsReadOnly"/>
    public bool IsReadOnly(DocumentNode schema) => _facts.IsReadOnly(schema);

    /// <inheritdoc cref="MemberFacts.IsWriteOnly"/>
    public bool IsWriteOnly(DocumentNode schema) => _facts.IsWriteOnly(schema);

    /// <inheritdoc cref="MemberFacts.IsSecret"/>
    public bool IsSecret(DocumentNode schema) => _facts.IsSecret(schema);

    /// <inheritdoc cref="DefaultReader.Read"/>
    public ApiValue? Default(DocumentNode schema) => _defaults.Read(schema);

    /// <inheritdoc cref="LimitReader.Read"/>
    public EquatableArray<ApiLimit> Limits(DocumentNode schema, ApiType type) => _limits.Read([schema], type);

    /// <inheritdoc cref="LimitReader.Read"/>
    public EquatableArray<ApiLimit> Limits(IReadOnlyList<DocumentNode> schemas, ApiType type) => _limits.Read(schemas, type);

    /// <inheritdoc cref="LimitReader.ReportUndeclared"/>
    public void ReportUndeclared(DocumentNode values) => _limits.ReportUndeclared(values);

    /// <inheritdoc cref="LimitReader.ReportAlternatives"/>
    public void ReportAlternatives(IReadOnlyList<DocumentNode> variants) => _limits.ReportAlternatives(variants);

    /// <summary>The members of an object, including those of its allOf; none when the schema is not an object.</summary>
    public ObjectMembers Members(DocumentNode schema)
    {
        ObjectMembers members = new(_context, _parts, _shapes);
        if (_parts.Follow(schema) is { } chain
            && _shapes.Resolved(chain.Target) is SchemaShape.Object or SchemaShape.Map or SchemaShape.Any)
            members.AddPart(chain.Target);
        return members;
    }

    /// <summary>The only value that is allowed; null when others are too.</summary>
    /// <param name="required">An enum of one value is a constant only where the value is required.</param>
    /// <param name="type">The constant's type: never an enum.</param>
    public ApiValue? Constant(DocumentNode schema, bool required, out ApiType type)
    {
        type = AnyJson;
        if (_parts.Follow(schema)?.Target is not { } target || (Only(target.Json, required) is not { } only))
            return null;
        IReadOnlyList<string> types = SchemaFacts.Types(target.Json);
        ScalarKind? kind = (types.Count == 1 ? types[0] : SchemaFacts.TypeOf(only)) is { } scalar ? ScalarFormats.Kind(scalar, null) : null;
        if (kind is null)
            return null;
        type = new ApiScalar(kind.Value);
        return ApiValue.Of(only);
    }

    /// <summary>The objects of which a form is one: itself, or its variants where all are objects.</summary>
    public IReadOnlyList<DocumentNode> Forms(DocumentNode schema) =>
        _parts.Follow(schema) is { } chain && _shapes.Of(chain.Target) == SchemaShape.Union
            && _shapes.Variants(chain.Target) is var variants && variants.All(IsObject)
            ? variants
            : [schema];

    /// <summary>Reads every schema that is referenced, directly or indirectly.</summary>
    public IEnumerable<ApiSchema> ReadReached()
    {
        List<ApiSchema> schemas = [];
        while (_queue.Next() is { } next)
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            ApiSchema schema = _shapes.Of(next) == SchemaShape.Union ? _unions.Read(next) : _objects.Read(next);
            RuntimeTypes.Check(_context, next, schema.Name);
            schemas.Add(schema);
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

    private ScalarKind Scalar(DocumentNode schema)
    {
        string type = SchemaFacts.Types(schema.Json)[0];
        ScalarKind kind = ScalarFormats.Kind(type, SchemaFacts.Format(schema.Json))!.Value;
        if (kind == ScalarKind.String && _context.String(schema, Encoding) is { } encoding)
            kind = Encoded(encoding, schema);
        return kind == ScalarKind.String && _context.Flag(schema, "x-ms-secret") ? ScalarKind.Secret : kind;
    }

    private ScalarKind Encoded(string encoding, DocumentNode schema)
    {
        switch (encoding.ToLowerInvariant())
        {
            case "base64":
                return ScalarKind.Base64;
            case "base64url":
                return ScalarKind.Base64Url;
            case not ("7bit" or "8bit" or "binary" or "identity"):
                _context.Report(Problems.Unsupported, schema[Encoding]!, $"{Encoding} {encoding}", "the value is the encoded string");
                break;
        }

        return ScalarKind.String;
    }

    private ApiType Nested(DocumentNode schema, Func<DocumentNode, ApiType> read)
    {
        if (_open.Count >= ReadLimits.SchemaLevels || !_open.Add(schema.Json))
        {
            _context.Report(Problems.NestedSchemas, schema);
            return AnyJson;
        }

        ApiType type = read(schema);
        _open.Remove(schema.Json);
        return type;
    }

    private ApiType ReadAlias(DocumentNode schema) => Read(_shapes.AliasOf(schema));

    private ApiType ReadList(DocumentNode schema)
    {
        if (schema["items"] is not { } items)
            _context.Report(Problems.ItemsMissing, schema);
        else if (schema["prefixItems"] is not { Json.Items.Length: > 0 }) // Those before the others may have any types.
            return new ApiList(Read(items), IsNullable(items));
        return new ApiList(AnyJson);
    }

    private ApiType ReadMap(DocumentNode schema) =>
        schema["additionalProperties"] is { Json.IsObject: true } value
            ? new ApiMap(Read(value), IsNullable(value))
            : new ApiMap(AnyJson);
}
