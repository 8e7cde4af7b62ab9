using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the expressions that write a type as JSON.</summary>
internal static class TypeWriting
{
    /// <summary>An expression that fits <c>JsonWrite</c>: a method group or a static lambda.</summary>
    public static string Write(CSharpType type) => Method(type) ?? Lambda(TypeName.Of(type), "value", Call(type, "value"));

    /// <summary>The same for a value that may be null, where null is never written.</summary>
    public static string WriteNullable(CSharpType type, string name) =>
        Lambda(TypeName.Of(new TypeUse(type, true)), name, Call(type, $"{name}!{(type.IsValueType ? ".Value" : "")}"));

    /// <summary>The call on the member writer that writes a member of the type.</summary>
    public static string Member(CSharpType type, string number, string value) => type switch
    {
        ScalarType scalar => $"members.{ScalarName(scalar.Kind)}({number}, {value})",
        EnumType { Name: var name } => $"members.Enum<{name}>({number}, {value})",
        RawJsonType => $"members.Raw({number}, {value})",
        ListType { Item: var item } => $"members.List({number}, {value}, {Item(item)})",
        MapType { Value: var item } => $"members.Map({number}, {value}, {Item(item)})",
        _ => $"members.Model({number}, {value})",
    };

    /// <summary>The call that writes a value.</summary>
    public static string Call(CSharpType type, string value) => type switch
    {
        ListType { Item: var item } => $"{JsonLists}.Write<{TypeName.Of(item)}>(writer, {value}, {Item(item)}, mode)",
        MapType { Value: var item } => $"{JsonMaps}.Write<{TypeName.Of(item)}>(writer, {value}, {Item(item)}, mode)",
        _ => $"{Method(type)}(writer, {value}, mode)",
    };

    private static string? Method(CSharpType type) => type switch
    {
        ScalarType scalar => $"{JsonScalars}.Write{ScalarName(scalar.Kind)}",
        EnumType { Name: var name } => $"{JsonEnums}.Write<{name}>",
        RecordType or UnionType => $"{JsonObjects}.Write",
        RawJsonType => $"{RawJson}.Write",
        _ => null,
    };

    // The container writes its nulls itself, but the delegate's type must accept them.
    private static string Item(TypeUse item) => item.IsNullable ? WriteNullable(item.Type, "item") : Write(item.Type);

    private static string Lambda(string type, string name, string call) =>
        $"static ({Framework.Utf8JsonWriter} writer, {type} {name}, {JsonWriteMode} mode) => {call}";

    // A secret is written as any string.
    private static string ScalarName(ScalarKind kind) => kind == ScalarKind.Secret ? "String" : TypeReading.FormatName(kind);
}
