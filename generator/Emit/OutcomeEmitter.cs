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
            {{FileEmitter.GeneratedCode}}
            """);
        using CodeWriter.Block type = code.Open($"public sealed partial record {model.Name}");
        foreach (OutcomeValueModel value in model.Values)
        {
            code.Lines($$"""
                /// <summary>The body of a response with status {{Docs.Text(value.Status)}}.</summary>
                public {{TypeName.Of(new TypeUse(value.Type, true))}} {{value.Name}} { get; init; }

                """);
        }

        using CodeWriter.Block read = code.Open($"internal static {model.Name} ReadJson(int status, ref {JsonTokenReader} reader)");
        using CodeWriter.Block choice = code.Open("switch (status)");
        foreach ((string pattern, string value) in Status.Patterns(model.Values.Select(value => (value.Status, Read(value, model.Name)))))
            code.Lines($"case {pattern}: return {value};");
        code.Lines(model.Values.FirstOrDefault(value => value.Status == "default") is { } otherwise
            ? $"default: return {Read(otherwise, model.Name)};"
            : "default: reader.Skip(); return new();");
    }

    private static string Read(OutcomeValueModel value, string name) =>
        $"new() {{ {value.Name} = {TypeReading.Require(value.Type, name)} }}";
}
