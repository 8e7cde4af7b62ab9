using BackupJobsGen.Api;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Emit;

/// <summary>Writes the names of types.</summary>
internal static class TypeName
{
    /// <summary>As generated code writes it, so that no type of a document can hide it.</summary>
    public static string Of(CSharpType type) => Of(type, static name => name);

    public static string Of(TypeUse use) => Of(use, static name => name);

    public static string Of(ReturnType type) => Of(type, static name => name);

    /// <summary>As people write it, without namespaces.</summary>
    public static string Short(CSharpType type) => Of(type, Unqualified);

    public static string Short(TypeUse use) => Of(use, Unqualified);

    public static string Short(ReturnType type) => Of(type, Unqualified);

    private static string Of(TypeUse use, Func<string, string> name) => Of(use.Type, name) + (use.IsNullable ? "?" : "");

    private static string Of(CSharpType type, Func<string, string> name) => type switch
    {
        ScalarType scalar => Of(scalar.Kind, name),
        EnumType { Name: var own } => own,
        RecordType { Name: var own } => own,
        UnionType { Name: var own } => own,
        ListType list => $"{name(RuntimeNames.ValueList)}<{Of(list.Item, name)}>",
        MapType map => $"{name(RuntimeNames.ValueMap)}<{Of(map.Value, name)}>",
        SequenceType sequence => $"{name(RuntimeNames.Framework.IEnumerable)}<{Of(sequence.Item, name)}>",
        RawJsonType => name(RuntimeNames.RawJson),
        StreamType => name(RuntimeNames.Framework.Stream),
        FileType => name(RuntimeNames.FilePart),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Of(ReturnType type, Func<string, string> name)
    {
        string value = type.Value is { } use ? $"<{Of(use, name)}>" : "";
        return type.Kind switch
        {
            ReturnKind.Items => name(RuntimeNames.ApiItems) + value,
            ReturnKind.Events => name(RuntimeNames.ApiEvents) + value,
            ReturnKind.Pages => name(RuntimeNames.ApiPageable) + value,
            ReturnKind.LongRunning => $"{name(RuntimeNames.Framework.Task)}<{name(RuntimeNames.LongRunningOperation)}{value}>",
            _ => $"{name(RuntimeNames.Framework.Task)}<{name(RuntimeNames.ApiResponse)}{value}>",
        };
    }

    private static string Of(ScalarKind kind, Func<string, string> name) => kind switch
    {
        ScalarKind.String or ScalarKind.Secret => "string",
        ScalarKind.Boolean => "bool",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.Double => "double",
        ScalarKind.Decimal => "decimal",
        ScalarKind.Date => name(RuntimeNames.Framework.DateOnly),
        ScalarKind.Time => name(RuntimeNames.Framework.TimeOnly),
        ScalarKind.DateTime or ScalarKind.DateTimeRfc1123 or ScalarKind.UnixTime => name(RuntimeNames.Framework.DateTimeOffset),
        ScalarKind.Duration => name(RuntimeNames.Framework.TimeSpan),
        ScalarKind.Uuid => name(RuntimeNames.Framework.Guid),
        ScalarKind.Base64 or ScalarKind.Base64Url => $"{name(RuntimeNames.ValueList)}<byte>",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Unqualified(string name) => name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
}
