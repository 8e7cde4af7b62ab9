using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes an open enum.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter code, EnumModel model)
    {
        string name = model.Name;
        string comparer = Framework.StringComparer + (model.CaseMatters ? ".Ordinal" : ".OrdinalIgnoreCase");
        Docs.Summary(code, model.Description, $"A value of {name}.");
        Docs.Remarks(code, "Open: any other text that the service sends is kept.", model.CaseMatters ? null : "Texts are compared without case.");
        code.Lines($"[{Framework.JsonConverter}(typeof({ApiEnumConverter}<{name}>))]");
        using CodeWriter.Block type = code.Open($"public readonly partial record struct {name} : {IApiEnum}<{name}>");
        code.Lines($"private static readonly {KnownValues} _known = new({(model.Numeric ? "true, " : "")}[{string.Join(", ", model.Values.Select(value => Literals.String(value.Value)))}]);");
        code.Lines($$"""

            private readonly string? _value;

            /// <summary>Makes a value of any text.</summary>
            /// <param name="value">The text on the wire.</param>
            public {{name}}(string value)
            {
                {{Framework.ArgumentNullException}}.ThrowIfNull(value);
                _value = value;
            }
            """);
        foreach (EnumValueModel value in model.Values)
        {
            code.Lines("");
            Docs.Summary(code, value.Description, $"The value \"{value.Value}\".");
            code.Lines($"public static {name} {value.Name} {{ get; }} = new({Literals.String(value.Value)});");
        }

        code.Lines($$"""

            /// <summary>The text on the wire; empty for the default value.</summary>
            public string Value => _value ?? "";

            /// <summary>Whether the document lists this value.</summary>
            public bool IsKnown => _known.Contains(Value, {{comparer}});

            static {{KnownValues}} {{IApiEnum}}<{{name}}>.Known => _known;

            static {{name}} {{IApiEnum}}<{{name}}>.FromValue(string text) => new(text);

            /// <summary>Makes a value of any text.</summary>
            public static implicit operator {{name}}(string value) => new(value);

            /// <summary>Whether the texts are equal.</summary>
            public bool Equals({{name}} other) => {{comparer}}.Equals(Value, other.Value);

            /// <inheritdoc/>
            public override int GetHashCode() => {{comparer}}.GetHashCode(Value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value;
            """);
    }
}
