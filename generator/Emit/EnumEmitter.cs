using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes an extensible enum.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter code, EnumModel model)
    {
        string name = model.Name;
        Docs.Summary(code, model.Description, Docs.Schema(model.SchemaId));
        Docs.Remarks(code, $"Extensible: any other value of the service is kept.{(model.CaseMatters ? "" : " Comparisons ignore case.")}");
        code.Lines($$"""
            [{{Framework.JsonConverter}}(typeof({{ApiEnumConverter}}<{{name}}>))]
            {{FileEmitter.GeneratedCode}}
            """);
        using CodeWriter.Block type = code.OpenType($"readonly partial record struct {name} : {IApiEnum}<{name}>");
        string values = string.Join(", ", model.Values.Select(value => Literals.String(value.Value)));
        string unquoted = string.Join(
            ", ", model.Values.Select((value, i) => value.IsUnquoted ? Literals.Number(i) : null).Where(index => index is not null));
        string facts = (model.Numeric ? ", isNumeric: true" : "") + (model.CaseMatters ? ", caseMatters: true" : "")
            + (unquoted.Length > 0 ? $", unquoted: [{unquoted}]" : "");
        string ordinals = model.AcceptsOrdinals ? " { AcceptsOrdinals = true }" : "";
        code.Lines($$"""
            private static readonly {{KnownValues}} _known = new([{{values}}]{{facts}}){{ordinals}};

            private readonly string? _value;

            /// <summary>Creates a value from any string.</summary>
            public {{name}}(string value) => _value = {{KnownValues}}.NotNull(value);

            """);
        foreach (EnumValueModel value in model.Values)
        {
            Docs.Summary(code, value.Description, Docs.Code(value.Value) + ".");
            code.Lines($"public static {name} {value.Name} => new({Literals.String(value.Value)});\n");
        }

        code.Lines($$"""
            /// <summary>The string on the wire; empty for the default value.</summary>
            public string Value => _value ?? "";

            /// <summary>Whether the document lists this value.</summary>
            public bool IsKnown => _known.IsKnown(Value);

            static {{KnownValues}} {{IApiEnum}}<{{name}}>.Known => _known;

            static {{name}} {{IApiEnum}}<{{name}}>.FromValue(string value) => new(value);

            /// <summary>Creates a value from any string.</summary>
            public static implicit operator {{name}}(string value) => new(value);

            /// <inheritdoc/>
            public bool Equals({{name}} other) => _known.Comparer.Equals(Value, other.Value);

            /// <inheritdoc/>
            public override int GetHashCode() => _known.Comparer.GetHashCode(Value);

            /// <summary>The string on the wire.</summary>
            public override string ToString() => Value;
            """);
    }
}
