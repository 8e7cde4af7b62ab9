using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the result of an operation whose status code says what its body is.</summary>
internal static class OutcomeEmitter
{
    public static void Emit(CodeWriter code, OutcomeModel model)
    {
        code.Lines($"/// <summary>What the operation {Docs.Code(model.OperationId)} gives: the property of the status code that came is set, the others are null.</summary>");
        using CodeWriter.Block type = code.Open($"public sealed partial record {model.Name}");
        foreach (OutcomeValueModel value in model.Values)
        {
            code.Lines($$"""
                /// <summary>The body of a response with status {{Docs.Text(value.Status)}}.</summary>
                public {{TypeName.Of(new TypeUse(value.Type, true))}} {{value.Name}} { get; init; }

                """);
        }

        using CodeWriter.Block read = code.Open($"internal static {model.Name} ReadJson(int status, ref {JsonTokenReader} reader)");
        foreach (OutcomeValueModel value in model.Values.Where(value => value.Status != "default"))
            code.Lines($"if ({Status.Test(value.Status)})\n    return {Read(value, model.Name)};");
        code.Lines(model.Values.FirstOrDefault(value => value.Status == "default") is { } otherwise
            ? $"return {Read(otherwise, model.Name)};"
            : "reader.Skip();\nreturn new();");
    }

    private static string Read(OutcomeValueModel value, string name) =>
        $"new() {{ {value.Name} = {TypeReading.Require(value.Type, name)} }}";
}
