using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the result of an operation whose status code decides the type of its body.</summary>
internal static class OutcomeEmitter
{
    public static void Emit(CodeWriter code, OutcomeModel model)
    {
        code.Lines($$"""
            /// <summary>Result of the operation {{Docs.Code(model.OperationId)}}. The property of the received status code is set; the others are null.</summary>
            /// <remarks>A status that the document does not declare has no result; its body is <see cref="{{ApiResponse}}.UndeclaredBody"/>.</remarks>
            {{FileEmitter.GeneratedCode}}
            """);
        using CodeWriter.Block type = code.OpenType($"sealed partial record {model.Name}");
        foreach (OutcomeValueModel value in model.Values)
        {
            code.Lines($$"""
                /// <summary>The body of a response with status {{Docs.Text(value.Status.ToString())}}.</summary>
                public {{TypeName.Of(new TypeUse(value.Type, true))}} {{value.Name}} { get; init; }

                """);
        }

        if (model.IsMixed)
        {
            Emit(code, model, "FromStream", Framework.Stream, model.Values.Where(value => value.Type is StreamType));
            Emit(code, model, "FromText", "string", model.Values.Where(value => value.IsText));
        }

        IReadOnlyList<OutcomeValueModel> json = [.. model.Values.Where(value => !value.IsText && value.Type is not StreamType)];
        using CodeWriter.Block read = code.Open($"internal static {model.Name}? ReadJson(int status, ref {JsonTokenReader} reader)");
        using CodeWriter.Block choice = code.Open("switch (status)");
        foreach ((string pattern, string value) in Status.Patterns(json.Select(value => (value.Status, Read(value, model.Name)))))
            code.Lines($"case {pattern}: return {value};");
        code.Lines(json.FirstOrDefault(value => value.Status.IsDefault) is { } otherwise
            ? $"default: return {Read(otherwise, model.Name)};"
            : "default: reader.Skip(); return null;");
    }

    // Null where the body of a status is something else.
    private static void Emit(CodeWriter code, OutcomeModel model, string method, string type, IEnumerable<OutcomeValueModel> values)
    {
        OutcomeValueModel[] own = [.. values];
        string otherwise = own.FirstOrDefault(value => value.Status.IsDefault) is { } fallback ? Create(fallback) : "null";
        // A listed status takes precedence over its range and over default.
        IEnumerable<string> arms = Status.Patterns(
                model.Values.Select(value => (value.Status, own.Contains(value) ? Create(value) : "null")))
            .Select(arm => $"{arm.Pattern} => {arm.Value}, ");
        code.Lines($$"""
            internal static {{model.Name}}? {{method}}(int status, {{type}} body) => status switch { {{string.Concat(arms)}}_ => {{otherwise}} };

            """);

        static string Create(OutcomeValueModel value) => $"new() {{ {value.Name} = body }}";
    }

    private static string Read(OutcomeValueModel value, string name) =>
        $"new() {{ {value.Name} = {TypeReading.Require(value.Type, name)} }}";
}
