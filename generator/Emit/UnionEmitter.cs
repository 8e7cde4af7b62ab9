using BackupJobsGen.CSharp;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes a value that is one of several types.</summary>
internal static class UnionEmitter
{
    public static void Emit(CodeWriter code, UnionModel model)
    {
        string name = model.Name;
        Docs.Summary(code, model.Description, $"One of several types: {string.Join(", ", model.Variants.Select(variant => variant.Name.Substring(2)))}.");
        Docs.Remarks(code, "At most one of the properties beside Json is set; none is for JSON that fits no type.");
        code.Lines($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Generated}JsonModelConverter<{name}>))]");
        using CodeWriter.Block type = code.Open($"public sealed partial record {name} : {Generated}IJsonModel<{name}>");
        code.Lines($$"""
            /// <summary>The value as it is sent.</summary>
            public {{RawJson}} Json { get; private init; } = {{RawJson}}.Parse("null");
            """);
        foreach (UnionVariantModel variant in model.Variants)
            EmitVariant(code, name, variant);
        EmitRead(code, model);
        code.Lines($$"""

            static void {{Generated}}IJsonModel<{{name}}>.WriteJson({{Writer}} writer, {{name}} value, {{Generated}}JsonWriteMode mode)
            {
                global::System.ArgumentNullException.ThrowIfNull(value);
                value.Json.WriteTo(writer);
            }

            /// <summary>Whether both hold the same JSON.</summary>
            public bool Equals({{name}}? other) => other is not null && Json.Equals(other.Json);

            /// <inheritdoc/>
            public override int GetHashCode() => Json.GetHashCode();

            /// <summary>The name of the type; the value may be long or secret.</summary>
            public override string ToString() => nameof({{name}});
            """);
    }

    private static void EmitVariant(CodeWriter code, string name, UnionVariantModel variant)
    {
        code.Lines($$"""

            /// <summary>The value as this type; null when it is another.</summary>
            public {{variant.Type.Name}}? {{variant.Name}} { get; private init; }

            /// <summary>Makes a value of this type.</summary>
            public static {{name}} From{{variant.Name.Substring(2)}}({{variant.Type.Name}} value) =>
                new() { {{variant.Name}} = value, Json = {{RawJson}}.From(value, {{variant.Type.Write}}) };
            """);
    }

    private static void EmitRead(CodeWriter code, UnionModel model)
    {
        code.Lines("");
        if (model.Discriminator is not null)
            code.Lines($"private static readonly {Generated}JsonDiscriminator _kinds = new({Literals.String(model.Discriminator)}, [{string.Join(", ", model.Variants.SelectMany(variant => variant.DiscriminatorValues).Select(Literals.String))}]);\n");
        using CodeWriter.Block method = code.Open($"static {model.Name} {Generated}IJsonModel<{model.Name}>.ReadJson(ref {Reader} reader)");
        code.Lines($$"""
            if (reader.TokenType == {{Token}}.None)
                reader.Read();
            """);
        if (model.Discriminator is not null)
            code.Lines("int kind = _kinds.Find(reader);");
        code.Lines($$"""
            {{Reader}} start = reader;
            {{RawJson}} json = {{RawJson}}.Capture(ref reader);
            {{Reader}} attempt = start;
            {{model.Name}} best = new() { Json = json };
            int fewest = int.MaxValue;
            """);
        int kinds = 0;
        foreach (UnionVariantModel variant in model.Variants)
        {
            EmitAttempt(code, variant, kinds);
            kinds += variant.DiscriminatorValues.Count;
        }

        code.Lines("return best;");
    }

    // Records take any members: the one that declares most of them fits best, the first of those that are even.
    private static void EmitAttempt(CodeWriter code, UnionVariantModel variant, int firstKind)
    {
        IEnumerable<string> kinds = variant.DiscriminatorValues.Select((_, i) => Literals.Number(firstKind + i));
        string when = variant.DiscriminatorValues.Count == 0 ? "" : $"kind is {string.Join(" or ", kinds)} && ";
        string kept = variant.Type.KeepsRest ? $"{variant.Local}.AdditionalProperties.Count" : "0";
        code.Lines($$"""
            if ({{when}}{{Objects}}TryReadVariant<{{variant.Type.Name}}>(ref attempt, {{variant.Type.TryRead}}, out {{variant.Type.Name}}{{(variant.Type.IsValue ? "" : "?")}} {{variant.Local}}) && {{kept}} < fewest)
            {
                best = new() { {{variant.Name}} = {{variant.Local}}, Json = json };
                fewest = {{kept}};
            }

            attempt = start;
            """);
    }
}
