using BackupJobsGen.CSharp;
using static BackupJobsGen.CSharp.RuntimeNames;

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
                public {{value.Type.Name}}? {{value.Name}} { get; init; }

                """);
        }

        using CodeWriter.Block read = code.Open($"internal static {model.Name} ReadJson(int status, ref {Reader} reader)");
        foreach (OutcomeValueModel value in model.Values.OrderBy(value => value.Status.EndsWith("XX", StringComparison.OrdinalIgnoreCase) ? 1 : 0))
            code.Lines($"if ({Status.Test(value.Status)})\n    return new() {{ {value.Name} = {Objects}Require<{value.Type.Name}>(ref reader, {value.Type.TryRead}, {Literals.String(model.Name)}) }};");
        code.Lines("reader.Skip();");
        code.Lines("return new();");
    }
}
