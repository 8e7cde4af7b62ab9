using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes a value that is one of several types.</summary>
internal static class UnionEmitter
{
    public static void Emit(CodeWriter code, UnionModel model)
    {
        string name = model.Name;
        string schema = Docs.Schema(model.SchemaId);
        string variants = string.Join(", ", model.Variants.Select(variant => variant.Name));
        Docs.Summary(code, model.Description, schema);
        Docs.Remarks(
            code,
            model.Description is null ? null : schema,
            $"One of several types: {variants}. The property of that type is set, the others are null; "
                + "all are null for JSON that fits no type.");
        code.Lines($"[{Framework.JsonConverter}(typeof({JsonModelConverter}<{name}>))]\n{FileEmitter.GeneratedCode}");
        using CodeWriter.Block type = code.OpenType($"sealed partial record {name} : {IJsonModel}<{name}>{CheckEmitter.Base(model.IsChecked)}");
        code.Lines($$"""
            /// <summary>The value as JSON.</summary>
            public {{RawJson}} Json { get; private init; } = {{RawJson}}.Parse("null");
            """);
        foreach (UnionVariantModel variant in model.Variants)
            EmitVariant(code, model, variant);
        EmitRead(code, model);
        CheckEmitter.Emit(code, model);
        code.Lines($$"""

            void {{IJsonModel}}.WriteJson({{Framework.Utf8JsonWriter}} writer, {{JsonWriteMode}} mode)
            {
            {{Requests(model)}}    Json.WriteTo(writer);
            }

            /// <summary>Whether both hold equal JSON values.</summary>
            public bool Equals({{name}}? other) => other is not null && Json.Equals(other.Json);

            /// <inheritdoc/>
            public override int GetHashCode() => Json.GetHashCode();

            /// <summary>The names of the union and of the type in it, without the value, which may be long or secret.</summary>
            """);
        using CodeWriter.Block print = code.Open("public override string ToString() => this switch", "};");
        foreach (UnionVariantModel variant in model.Variants)
            code.Lines($"{{ {variant.Property}: not null }} => \"{name} ({variant.Name})\",");
        code.Lines($"_ => nameof({name}),");
    }

    // What the document says is not sent in requests is not sent inside a union either.
    private static string Requests(UnionModel model) => string.Concat(model.Variants
        .Where(variant => HasMembers(variant.Type))
        .Select(variant => $$"""
                if (mode == {{JsonWriteMode}}.Request && {{variant.Property}} is { } {{Names.Escaped(variant.Local)}})
                {
                    {{TypeWriting.Call(variant.Type, Names.Escaped(variant.Local))}};
                    return;
                }


            """));

    private static bool HasMembers(CSharpType type) => type switch
    {
        ListType list => HasMembers(list.Item.Type),
        MapType map => HasMembers(map.Value.Type),
        _ => type is RecordType or UnionType,
    };

    private static void EmitVariant(CodeWriter code, UnionModel model, UnionVariantModel variant)
    {
        string type = TypeName.Of(variant.Type);
        string shown = Docs.Code(TypeName.Short(variant.Type));
        string write = TypeWriting.Write(variant.Type);
        code.Lines($$"""

            /// <summary>The value as {{shown}}; null when it is of another type.</summary>
            public {{TypeName.Of(new TypeUse(variant.Type, true))}} {{variant.Property}} { get; private init; }

            """);
        if (variant.Constants.Count > 0)
            EmitConstants(code, variant);
        string values = string.Join(" or ", variant.DiscriminatorValues.Select(value => Docs.Code(value.Content)));
        bool isKept = values.Length == 0 || variant.WritesDiscriminator;
        string sets = isKept
            ? ""
            : $" Its {Docs.Code(model.Discriminator!)} becomes {Docs.Code(variant.DiscriminatorValues[0].Content)} unless it is {values}.";
        code.Lines($"/// <summary>Holds a value of type {shown}.{sets}</summary>");
        if (isKept)
        {
            code.Lines(
                $"public static {model.Name} {variant.Factory}({type} value) =>\n    new() {{ {variant.Property} = value, Json = {RawJson}.From(value, {write}) }};");
            return;
        }

        string indexes = $"{Literals.Number(FirstIndex(model, variant))}, {Literals.Number(variant.DiscriminatorValues.Count)}";
        code.Lines($$"""
            public static {{model.Name}} {{variant.Factory}}({{type}} value)
            {
                {{type}} variant = _discriminator.Select<{{type}}>(value, {{write}}, {{TypeReading.TryRead(variant.Type)}}, {{indexes}}, out {{RawJson}} json);
                return new() { {{variant.Property}} = variant, Json = json };
            }
            """);
    }

    // Of the variant's discriminator values among those of all variants.
    private static int FirstIndex(UnionModel model, UnionVariantModel variant) =>
        model.Variants.TakeWhile(other => !ReferenceEquals(other, variant)).Sum(other => other.DiscriminatorValues.Count);

    private static void EmitConstants(CodeWriter code, UnionVariantModel variant)
    {
        code.Lines($"private static readonly {JsonConstants} {Constants(variant)} = new(");
        using (code.Indent())
            code.Lines(string.Join(",\n", variant.Constants.Select(Member)) + ");\n");
    }

    private static string Member(ConstantMemberModel member)
    {
        string kind = $"{Framework.JsonTokenType}.{member.Value.Kind}";
        return $"({Literals.String(member.WireName)}, {kind}, {Literals.String(member.Value.Content)})";
    }

    private static string Constants(UnionVariantModel variant) => $"_{variant.Local}Constants";

    private static void EmitRead(CodeWriter code, UnionModel model)
    {
        code.Lines("");
        if (model.Discriminator is not null)
        {
            string arguments = Literals.Discriminator(
                model.Discriminator, model.Variants.SelectMany(variant => variant.DiscriminatorValues));
            code.Lines($"private static readonly {JsonDiscriminator} _discriminator = new({arguments});\n");
        }

        using CodeWriter.Block method = code.Open($"static {model.Name} {IJsonModel}<{model.Name}>.ReadJson(ref {JsonTokenReader} reader)");
        code.Lines($$"""
            if (reader.TokenType == {{Framework.JsonTokenType}}.None)
                reader.Read();
            """);
        if (model.Discriminator is not null)
            code.Lines("int index = _discriminator.Find(reader);");
        code.Lines($$"""
            {{JsonTokenReader}} start = reader;
            {{RawJson}} json = {{RawJson}}.Capture(ref reader);
            {{model.Name}} best = new() { Json = json };
            int fewest = int.MaxValue;
            """);
        foreach (UnionVariantModel variant in model.ReadOrder)
            EmitAttempt(code, model, variant);

        code.Lines($"{JsonObjects}.CountMisfits(ref reader, fewest);\nreturn best;");
    }

    // Records take any members, and enums any strings: the type that declares most of them fits best, the first of those that are even.
    private static void EmitAttempt(CodeWriter code, UnionModel model, UnionVariantModel variant)
    {
        int first = variant.DiscriminatorValues.Count == 0 ? 0 : FirstIndex(model, variant);
        IEnumerable<string> indexes = variant.DiscriminatorValues.Select((_, i) => Literals.Number(first + i));
        string when = variant.DiscriminatorValues.Count == 0 ? "" : $"index is {string.Join(" or ", indexes)} && ";
        string constants = variant.Constants.Count == 0 ? "" : $"{Constants(variant)}.Allow(start) && ";
        string type = TypeName.Of(variant.Type);
        // A map of any values declares none of them.
        string tryRead = variant.Type is MapType { Value: { Type: RawJsonType, IsNullable: false } }
            ? $"{JsonMaps}.TryReadUndeclared"
            : TypeReading.TryRead(variant.Type);
        string local = $"{type}{(variant.Type.IsValueType ? "" : "?")} {variant.Local}";
        code.Lines($$"""
            if ({{when}}{{constants}}{{JsonObjects}}.TryReadVariant<{{type}}>(start, {{tryRead}}, ref fewest, out {{local}}))
                best = new() { {{variant.Property}} = {{variant.Local}}, Json = json };

            """);
    }
}
