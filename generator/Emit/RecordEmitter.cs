using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes a record: its declaration and members.</summary>
internal static class RecordEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        string name = record.Name;
        Docs.Summary(code, record.Description, record.Hierarchy?.Role == HierarchyRole.Unknown ? $"A {record.Base} of a kind that the document does not know; everything in it is kept." : $"The schema {name}.");
        Docs.Remarks(code, Docs.Text($"Schema {record.SchemaId.Substring(record.SchemaId.IndexOf('#') + 1)}."));
        code.Lines($"[{Framework.JsonConverter}(typeof({JsonModelConverter}<{name}>))]");
        string inherits = record.Base is null ? "" : record.Base + ", ";
        using CodeWriter.Block type = code.Open($"public {Modifier(record)}partial record {name} : {inherits}{IJsonModel}<{name}>");
        EmitConstructor(code, record);
        foreach (MemberModel member in record.Own)
            EmitMember(code, member);
        if (record.Base is null)
        {
            code.Lines($$"""
                /// <summary>Members that the document does not declare, and declared ones whose value does not fit, by JSON name. They are written back as they came.</summary>
                public {{JsonProperties}} AdditionalProperties { get; init; } = {{JsonProperties}}.Empty;

                """);
        }

        RecordReadEmitter.Emit(code, record);
        RecordWriteEmitter.Emit(code, record);
        EmitPrint(code, record);
    }

    private static string Modifier(RecordModel record) => record.IsAbstract ? "abstract " : record.IsSealed ? "sealed " : "";

    private static void EmitConstructor(CodeWriter code, RecordModel record)
    {
        if (record.Hierarchy is not { } hierarchy)
        {
            code.Lines($"/// <summary>Makes an empty record.</summary>\npublic {record.Name}()\n{{\n}}\n");
            return;
        }

        MemberModel kind = hierarchy.Discriminator;
        switch (hierarchy.Role)
        {
            case HierarchyRole.Root:
                code.Lines($$"""
                    /// <summary>For the records below this one.</summary>
                    /// <param name="kind">The text that names the record on the wire.</param>
                    private protected {{record.Name}}(string kind) => {{kind.Name}} = kind;

                    """);
                if (hierarchy.Value is { } own)
                    code.Lines($"/// <summary>Makes an empty record.</summary>\npublic {record.Name}() => {kind.Name} = {Literals.String(own)};\n");
                Docs.Summary(code, kind.Description, "Says which record this is.");
                Docs.Remarks(code, $"JSON name {Docs.Code(kind.WireName)}. Set by each record itself; empty where a payload has none.");
                code.Lines($"public {TypeName.Of(kind.Type)} {kind.Name} {{ get; init; }}\n");
                break;
            case HierarchyRole.Middle:
                code.Lines($$"""
                    /// <summary>Makes an empty record.</summary>
                    public {{record.Name}}()
                        : base({{Literals.String(hierarchy.Value!)}})
                    {
                    }

                    /// <summary>For the records below this one.</summary>
                    /// <param name="kind">The text that names the record on the wire.</param>
                    private protected {{record.Name}}(string kind)
                        : base(kind)
                    {
                    }

                    """);
                break;
            default:
                code.Lines($$"""
                    /// <summary>Makes an empty record.</summary>
                    public {{record.Name}}()
                        : base({{Literals.String(hierarchy.Value ?? "")}})
                    {
                    }

                    """);
                break;
        }
    }

    private static void EmitMember(CodeWriter code, MemberModel member)
    {
        Docs.Summary(code, member.Description, $"The member {member.WireName}.");
        Docs.Remarks(
            code,
            $"JSON name {Docs.Code(member.WireName)}.",
            member.Required ? "Required." : member.RequiredInRequests ? "Required in requests; null in responses, which do not have it." : "Null when absent or of another kind (then see AdditionalProperties).",
            member.ReadOnly ? "Set by the service; not sent in requests." : null,
            member.Secret ? "Secret: not shown by ToString." : null,
            member.Flattened ? "The document asks to flatten it (x-ms-client-flatten); it stays nested here." : null,
            member.Constant is { } constant ? $"The document allows {Docs.Code(constant.Json)} only." : null,
            member.Default is { } fallback ? $"Default {Docs.Code(fallback.Json)}." : null);
        // Whoever makes the object has to set a required member: no use in warning of it.
        if (member is { Deprecated: true, RequiredInRequests: false })
            code.Lines($"[{Framework.Obsolete}(\"The document marks this member as deprecated.\")]");
        string required = member.MustBeSet ? "required " : "";
        code.Lines($"public {required}{TypeName.Of(member.PropertyType)} {member.Name} {{ get; init; }}{(member.Initializer is { } value ? $" = {Literals.Constant(value)};" : "")}\n");
    }

    // Records print all their members; one that has a secret prints by itself.
    private static void EmitPrint(CodeWriter code, RecordModel record)
    {
        if (!record.Own.Any(member => member.Secret))
            return;
        string modifier = record.Base is not null ? "protected override" : record.Hierarchy is null ? "private" : "protected virtual";
        code.Lines("\n/// <summary>Prints the members, without the secret ones.</summary>");
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
