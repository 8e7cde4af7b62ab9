using BackupJobsGen.Api;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.CSharp;

/// <summary>The C# type of each scalar.</summary>
internal static class ScalarTypes
{
    public static CodeType Of(ScalarKind kind) => kind switch
    {
        ScalarKind.String => Text("String"),
        ScalarKind.Secret => Text("Secret"),
        ScalarKind.Boolean => Value("bool", "Boolean"),
        ScalarKind.Int32 => Value("int", "Int32"),
        ScalarKind.Int64 => Value("long", "Int64"),
        ScalarKind.Single => Value("float", "Single"),
        ScalarKind.Double => Value("double", "Double"),
        ScalarKind.Decimal => Value("decimal", "Decimal"),
        ScalarKind.Date => Value("global::System.DateOnly", "Date"),
        ScalarKind.Time => Value("global::System.TimeOnly", "Time"),
        ScalarKind.DateTime => Value("global::System.DateTimeOffset", "DateTime"),
        ScalarKind.DateTimeRfc1123 => Value("global::System.DateTimeOffset", "Rfc1123"),
        ScalarKind.UnixTime => Value("global::System.DateTimeOffset", "UnixTime"),
        ScalarKind.Duration => Value("global::System.TimeSpan", "Duration"),
        ScalarKind.Uuid => Value("global::System.Guid", "Uuid"),
        ScalarKind.Base64 => Bytes("Base64"),
        ScalarKind.Base64Url => Bytes("Base64Url"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Ids are mostly GUIDs but not always: in a URL the text goes as the caller has it.</summary>
    public static CodeType OfParameter(ScalarKind kind) => kind == ScalarKind.Uuid ? Text("String") : Of(kind);

    private static CodeType Text(string kind) => new("string", false, Scalars + "TryRead" + kind, Scalars + "WriteString", "{0}") { MemberReader = kind, MemberWriter = "String" };

    private static CodeType Value(string name, string kind) => new(name, true, Scalars + "TryRead" + kind, Scalars + "Write" + kind, Format + kind + "({0})") { MemberReader = kind, MemberWriter = kind };

    private static CodeType Bytes(string kind) => Value(ListOf("byte"), kind) with { IsValue = false };
}
