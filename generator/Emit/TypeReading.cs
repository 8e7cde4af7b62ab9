using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the expressions that read a type from JSON.</summary>
internal static class TypeReading
{
    private const string ReaderParameter = $"ref {JsonTokenReader} reader";

    /// <summary>An expression that fits <c>JsonRead</c>: what is not of the type is an error.</summary>
    public static string Read(CSharpType type) => type is RecordType or UnionType
        ? $"{JsonObjects}.Read<{TypeName.Of(type)}>"
        : $"static ({ReaderParameter}) => {Require(type, Title(type))}";

    /// <summary>The same, where null may be one of the values.</summary>
    public static string Read(TypeUse use) => !use.IsNullable ? Read(use.Type)
        // The cast, because an enum has a conversion from string, whose null would be an enum without a value.
        : $"static ({ReaderParameter}) => reader.TokenType == {Framework.JsonTokenType}.Null ? ({TypeName.Of(use)})null : {RequireAny(use.Type)}";

    /// <summary>An expression that reads a value at <c>reader</c>, or throws in the name of what is read.</summary>
    public static string Require(CSharpType type, string title) =>
        $"{JsonObjects}.Require<{TypeName.Of(type)}>(ref reader, {TryRead(type)}, {Literals.String(title)})";

    // The type's own errors say more than that a token does not fit.
    private static string RequireAny(CSharpType type) =>
        type is RecordType or UnionType ? $"{JsonObjects}.Read<{TypeName.Of(type)}>(ref reader)" : Require(type, Title(type));

    /// <summary>An expression that fits <c>JsonTryRead</c>: a method group or a static lambda.</summary>
    public static string TryRead(CSharpType type)
    {
        string name = TypeName.Of(type);
        return type switch
        {
            ScalarType scalar => $"{JsonScalars}.TryRead{FormatName(scalar.Kind)}",
            EnumType => $"{JsonEnums}.TryRead<{name}>",
            UnionType => $"{JsonObjects}.TryReadAny<{name}>",
            RecordType => $"{JsonObjects}.TryRead<{name}>",
            RawJsonType => $"{RawJson}.TryRead",
            ListType { Item: { Type: EnumType item, IsNullable: false } } => $"{JsonEnums}.TryReadList<{item.Name}>",
            ListType { Item: var item } => Container(name, JsonLists, item),
            MapType { Value: var value } => Container(name, JsonMaps, value),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
    }

    /// <summary>The call on the member reader that reads a member of the type.</summary>
    public static string Member(CSharpType type) => $"members.{type switch
    {
        ScalarType scalar => FormatName(scalar.Kind) + "(ref reader)",
        EnumType { Name: var name } => $"Enum<{name}>(ref reader)",
        UnionType { Name: var name } => $"Any<{name}>(ref reader)",
        RecordType { Name: var name } => $"Model<{name}>(ref reader)",
        RawJsonType => "Raw(ref reader)",
        ListType { Item: { Type: EnumType item, IsNullable: false } } => $"EnumList<{item.Name}>(ref reader)",
        ListType { Item: var item } => MemberContainer("List", item),
        MapType { Value: var value } => MemberContainer("Map", value),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    }}";

    /// <summary>What the runtime's methods call a format.</summary>
    public static string FormatName(ScalarKind kind) => kind == ScalarKind.DateTimeRfc1123 ? "Rfc1123" : kind.ToString();

    private static string MemberContainer(string container, TypeUse item)
    {
        string nullable = !item.IsNullable ? "" : item.Type.IsValueType ? "NullableValue" : "Nullable";
        return $"{nullable}{container}<{TypeName.Of(item.Type)}>(ref reader, {TryRead(item.Type)})";
    }

    private static string Container(string name, string helper, TypeUse item)
    {
        string method = !item.IsNullable ? "TryRead" : item.Type.IsValueType ? "TryReadNullableValues" : "TryReadNullable";
        return $"static ({ReaderParameter}, [{Framework.MaybeNullWhen}(false)] out {name} value) => "
            + $"{helper}.{method}<{TypeName.Of(item.Type)}>(ref reader, {TryRead(item.Type)}, out value)";
    }

    private static string Title(CSharpType type) => type switch
    {
        ListType => "a list",
        MapType => "a map",
        _ => TypeName.Short(type),
    };
}
