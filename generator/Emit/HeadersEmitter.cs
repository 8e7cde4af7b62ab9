using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the methods that read headers of responses.</summary>
internal static class HeadersEmitter
{
    public static void Emit(CodeWriter code, HeadersFileModel model)
    {
        code.Lines($$"""
            /// <summary>Headers that responses to <see cref="{{model.Client}}"/> may have; null where one is absent or not of its type.</summary>
            {{FileEmitter.GeneratedCode}}
            """);
        using CodeWriter.Block type = code.OpenType($"static partial class {model.Name}");
        foreach (HeaderModel header in model.Headers)
        {
            string name = Literals.String(header.WireName);
            string result = header.Type is null ? "string" : TypeName.Of(header.Type);
            Docs.Summary(code, header.Description, $"Header {Docs.Code(header.WireName)}.");
            code.Lines($"public static {result}? {header.Name}(this {ApiHeaders} headers) => {Read(header.Type, name)};\n");
        }
    }

    private static string Read(CSharpType? type, string name) => type switch
    {
        null => $"headers[{name}]",
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.DateTimeRfc1123 } => $"{HeaderValues}.Time(headers, {name})",
        ListType { Item.Type: var item } => Read("List", item, name),
        _ => Read(type.IsValueType ? "Value" : "Reference", type, name),
    };

    private static string Read(string method, CSharpType type, string name) =>
        $"{HeaderValues}.{method}<{TypeName.Of(type)}>(headers, {name}, {TypeReading.TryRead(type)})";
}
