using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes a record: its declaration and members.</summary>
internal static class RecordEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        string name = record.Name;
        string schema = Docs.Schema(record.SchemaId);
        bool isUnknown = record.Hierarchy?.Role == HierarchyRole.Unknown;
        Docs.Summary(
            code, record.Description, isUnknown ? $"A <see cref=\"{record.Base}\"/> of a type that the document does not define." : schema);
        Docs.Remarks(
            code,
            record.Description is null && !isUnknown ? null : schema);
        code.Lines($"[{Framework.JsonConverter}(typeof({JsonModelConverter}<{name}>))]\n{FileEmitter.GeneratedCode}");
        string inherits = record.Base is null ? "" : record.Base + ", ";
        using CodeWriter.Block type = code.OpenType($"{Modifier(record)}partial record {name} : {inherits}{IJsonModel}<{name}>{CheckEmitter.Base(record.IsChecked)}");
        EmitConstructor(code, record);
        foreach (MemberModel member in record.Own)
            EmitMember(code, member);
        if (record.Base is null)
        {
            code.Lines($$"""
                /// <inheritdoc cref="{{JsonProperties}}"/>
                public {{JsonProperties}} AdditionalProperties { get; init; } = {{JsonProperties}}.Empty;

                """);
        }

        RecordReadEmitter.Emit(code, record);
        RecordWriteEmitter.Emit(code, record);
        CheckEmitter.Emit(code, record);
        EmitPrint(code, record);
    }

    private static string Modifier(RecordModel record) => record.IsAbstract ? "abstract " : record.IsSealed ? "sealed " : "";

    private static void EmitConstructor(CodeWriter code, RecordModel record)
    {
        if (record.Hierarchy is not { } hierarchy)
        {
            code.Lines($"{Creates(record)}\npublic {record.Name}()\n{{\n}}\n");
            return;
        }

        MemberModel kind = hierarchy.Discriminator;
        if (hierarchy.Role != HierarchyRole.Root)
        {
            string value = Literals.String(hierarchy.Value?.Content ?? "");
            code.Lines($"{Creates(record)}\npublic {record.Name}()\n    : base({value})\n{{\n}}\n");
            if (hierarchy.Role == HierarchyRole.Middle)
                code.Lines($"private protected {record.Name}(string kind)\n    : base(kind)\n{{\n}}\n");
            return;
        }

        code.Lines($"private protected {record.Name}(string kind) => {kind.Name} = kind;\n");
        if (hierarchy.Value is { } own)
            code.Lines($"{Creates(record)}\npublic {record.Name}() => {kind.Name} = {Literals.String(own.Content)};\n");
        EmitDocs(code, kind, "Discriminator: each record sets its own value; empty when the payload has none.");
        code.Lines($"public {TypeName.Of(kind.Type)} {kind.Name} {{ get; init; }}\n");
    }

    private static string Creates(RecordModel record) => record.Hierarchy is { Value: { } value, Discriminator: var discriminator }
        ? $"/// <summary>Creates a record whose {Docs.Code(discriminator.WireName)} is {Docs.Code(value.Content)}.</summary>"
        : "/// <summary>Creates a record without values.</summary>";

    private static void EmitMember(CodeWriter code, MemberModel member)
    {
        EmitDocs(
            code,
            member,
            member is { RequiredInRequests: true, Required: false }
                ? "Required in requests; null in responses, which do not have it."
                : null,
            member.ReadOnly ? "Read-only: set by the service, not sent in requests." : null,
            member.Secret ? "Secret: not shown by ToString." : null,
            member.Flattened ? "Nested, although the document asks to flatten it (x-ms-client-flatten)." : null,
            member.Constant is { } constant ? $"Always {Docs.Code(constant.Json)}." : null);
        Docs.Value(code, member.Default, member.Limits);
        // Callers must set a required member, so that a warning would not help them.
        if (member is { Deprecated: true, RequiredInRequests: false })
            code.Lines($"[{Framework.Obsolete}(\"The document marks this member as deprecated.\")]");
        string required = member.MustBeSet ? "required " : "";
        string initializer = member.Initializer is { } value ? $" = {Literals.Constant(value)};" : "";
        code.Lines($"public {required}{TypeName.Of(member.PropertyType)} {member.Name} {{ get; init; }}{initializer}\n");
    }

    private static void EmitDocs(CodeWriter code, MemberModel member, params string?[] remarks)
    {
        string name = $"JSON name {Docs.Code(member.WireName)}.";
        Docs.Summary(code, member.Description, name);
        // The usual name says itself what it is in JSON.
        bool isUsual = member.WireName.Length == member.Name.Length && char.ToUpperInvariant(member.WireName[0]) == member.Name[0]
            && string.CompareOrdinal(member.WireName, 1, member.Name, 1, member.Name.Length) == 0;
        Docs.Remarks(code, [isUsual || Docs.Text(member.Description) is null ? null : name, .. remarks]);
    }

    // The compiler's own method prints all members; a record with a secret prints itself.
    private static void EmitPrint(CodeWriter code, RecordModel record)
    {
        if (record.Base is null)
            code.Lines(
                $"\n/// <summary>The members, without secrets.</summary>\npublic sealed override string ToString() => {Redact}.Record(EqualityContract, PrintMembers);");
        if (!record.Own.Any(member => member.Secret))
            return;
        string modifier = record.Base is not null ? "protected override" : record.Hierarchy is null ? "private" : "protected virtual";
        code.Lines("\n/// <summary>Prints the members without their secrets.</summary>");
        using CodeWriter.Block method = code.Open($"{modifier} bool PrintMembers({Framework.StringBuilder} builder)");
        if (record.Base is not null)
            code.Lines("if (base.PrintMembers(builder))\n    builder.Append(\", \");");
        code.Lines($"{Framework.CultureInfo} invariant = {Framework.CultureInfo}.InvariantCulture;");
        bool deprecated = record.Own.Any(member => member.Deprecated);
        if (deprecated)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are printed all the same");
        string separator = "";
        foreach (MemberModel member in record.Own)
        {
            bool canBeNull = !member.Type.IsValueType || member.PropertyType.IsNullable;
            string hidden = canBeNull ? $"{{({member.Name} is null ? \"\" : \"***\")}}" : "***";
            string shown = member.Secret ? hidden : $"{{{member.Name}}}";
            code.Lines($"builder.Append(invariant, $\"{separator}{member.Name} = {shown}\");");
            separator = ", ";
        }

        if (deprecated)
            code.Lines("#pragma warning restore CS0612, CS0618");
        code.Lines("return true;");
    }
}
