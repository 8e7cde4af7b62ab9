using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Finds the C# type of every type of the model.</summary>
/// <param name="names">C# names by schema id.</param>
/// <param name="schemas">Schemas by id.</param>
internal sealed class TypeMap(IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, ApiSchema> schemas)
{
    private static readonly RawJsonType AnyJson = new();

    public string NameOf(string schemaId) => names[schemaId];

    public CSharpType Of(ApiType type) => type switch
    {
        ApiScalar scalar => new ScalarType(scalar.Kind),
        ApiList list => Of(list.Item) is var item and not StreamType ? new ListType(new TypeUse(item, list.ItemNullable)) : AnyJson,
        ApiMap map => Of(map.Value) is var value and not StreamType ? new MapType(new TypeUse(value, map.ValueNullable)) : AnyJson,
        ApiReference reference => Reference(reference.SchemaId),
        ApiStream => new StreamType(),
        _ => AnyJson,
    };

    public TypeUse Of(ApiType type, bool isNullable) => new(Of(type), isNullable);

    /// <summary>The type of an argument. Ids are mostly GUIDs but not always: in a URL the caller's string is sent.</summary>
    public CSharpType OfParameter(ApiType type) => type switch
    {
        ApiScalar { Kind: ScalarKind.Uuid } => new ScalarType(ScalarKind.String),
        ApiList { Item: ApiScalar item } => new ListType(new TypeUse(OfParameter(item))),
        _ => Of(type),
    };

    private bool IsText(ApiType type) =>
        type is ApiScalar
        || (type is ApiReference named && schemas.TryGetValue(named.SchemaId, out ApiSchema? schema) && schema is ApiEnum);

    private CSharpType Reference(string id)
    {
        // A reference to a schema that is missing is a fault of the generator; any JSON keeps the client usable.
        if (!schemas.TryGetValue(id, out ApiSchema? schema))
            return AnyJson;
        return schema switch
        {
            ApiEnum => new EnumType(names[id]),
            ApiUnion union => new UnionType(names[id], union.Variants.All(variant => IsText(variant.Type))),
            _ => new RecordType(names[id]),
        };
    }
}
