using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the expressions that format a value for URLs, headers and forms.</summary>
internal static class TypeFormat
{
    /// <summary>Whether a value is sent as it is.</summary>
    public static bool IsText(CSharpType type) => type is ScalarType { Kind: ScalarKind.String or ScalarKind.Secret } or StreamType;

    public static string Text(CSharpType type, string value) => type switch
    {
        _ when IsText(type) => value,
        ScalarType scalar => $"{WireFormat}.{TypeReading.FormatName(scalar.Kind)}({value})",
        EnumType => value + ".Value",
        UnionType { IsText: true } => $"{WireFormat}.Text({value}.Json)",
        RawJsonType => value + ".ToString()",
        _ => Json(type, value),
    };

    public static string Json(CSharpType type, string value) => $"{WireFormat}.Json({value}, {TypeWriting.Write(type)})";
}
