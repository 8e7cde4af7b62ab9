using BackupJobsGen.Api;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.CSharp;

/// <summary>Finds the C# type of every type of the model.</summary>
/// <param name="names">C# names by schema id.</param>
/// <param name="schemas">Schemas by id.</param>
internal sealed class TypeMap(IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, ApiSchema> schemas)
{
    private static readonly CodeType AnyJson = new(RawJson, false, RawJson + ".TryRead", RawJson + ".Write", "{0}.ToString()") { MemberReader = "Raw", MemberWriter = "Raw" };

    private static readonly CodeType Bytes = new("global::System.IO.Stream", false, "", "", "{0}") { IsStream = true };

    public string NameOf(string schemaId) => names[schemaId];

    public CodeType Of(ApiType type) => type switch
    {
        ApiScalar scalar => ScalarTypes.Of(scalar.Kind),
        ApiList list => List(Of(list.Item), list.ItemNullable),
        ApiMap map => Map(Of(map.Value), map.ValueNullable),
        ApiReference reference => Reference(reference.SchemaId),
        ApiStream => Bytes,
        _ => AnyJson,
    };

    public CodeType OfParameter(ApiType type) => type switch
    {
        ApiScalar scalar => ScalarTypes.OfParameter(scalar.Kind),
        ApiList { Item: ApiScalar item } => List(ScalarTypes.OfParameter(item.Kind), false),
        _ => Of(type),
    };

    private CodeType Reference(string id)
    {
        // An id that nothing stands behind is a fault of ours; any JSON keeps the client usable.
        if (!schemas.TryGetValue(id, out ApiSchema? schema))
            return AnyJson;
        string name = names[id];
        string read = $"{Objects}{(schema is ApiUnion ? "TryReadAny" : "TryRead")}<{name}>";
        return schema is ApiEnum
            ? new CodeType(name, true, $"{Enums}TryRead<{name}>", $"{Enums}Write<{name}>", "{0}.Value") { IsEnum = true, MemberReader = $"Enum<{name}>", MemberWriter = $"Enum<{name}>" }
            : new CodeType(name, false, read, $"{Objects}Write<{name}>", $"{Format}Json({{0}}, {Objects}Write<{name}>)") 
            {
                IsModel = true,
                MemberReader = $"{(schema is ApiUnion ? "Any" : "Model")}<{name}>",
                KeepsRest = schema is ApiObject,
            };
    }

    private static CodeType List(CodeType item, bool nullable)
    {
        if (item.IsStream)
            return AnyJson;
        string name = ListOf(nullable ? item.Name + "?" : item.Name);
        CodeType list = Container(name, Lists, item, nullable) with { Item = item };
        if (!item.IsEnum || nullable)
            return list;
        return list with { TryRead = $"{Enums}TryReadList<{item.Name}>", MemberReader = $"EnumList<{item.Name}>", MemberReaderTail = "" };
    }

    private static CodeType Map(CodeType value, bool nullable) =>
        value.IsStream ? AnyJson : Container(MapOf(nullable ? value.Name + "?" : value.Name), Maps, value, nullable);

    private static CodeType Container(string name, string helper, CodeType item, bool nullable)
    {
        string itemName = nullable ? item.Name + "?" : item.Name;
        string container = helper == Lists ? "List" : "Map";
        string method = !nullable ? "TryRead" : item.IsValue ? "TryReadNullableValues" : "TryReadNullable";
        string read = $"{helper}{method}<{item.Name}>(ref reader, {item.TryRead}, ";
        // The container writes its nulls itself, but the delegate's type must say that it takes them.
        string itemWrite = nullable
            ? $"static ({Writer} writer, {item.Name}? item, {Generated}JsonWriteMode mode) => {item.WriteCall}item!{(item.IsValue ? ".Value" : "")}{item.WriteTail}"
            : item.Write;
        string write = $"static ({Writer} writer, {name} value, {Generated}JsonWriteMode mode) => {helper}Write<{itemName}>(writer, value, {itemWrite}, mode)";
        return new CodeType(name, false, DelegateOfRead(name, read), write, $"{Format}Json({{0}}, {write})")
        {
            Title = helper == Lists ? "a list" : "a map",
            WriteCall = $"{helper}Write<{itemName}>(writer, ",
            WriteTail = $", {itemWrite}, mode)",
            MemberReader = $"{(!nullable ? "" : item.IsValue ? "NullableValue" : "Nullable")}{container}<{item.Name}>",
            MemberReaderTail = $", {item.TryRead}",
            MemberWriter = container,
            MemberWriterTail = $", {itemWrite}",
        };
    }
}
