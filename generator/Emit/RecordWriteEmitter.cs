using BackupJobsGen.CSharp;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes how a record is written: declared members in the document's order, then everything else that was kept.</summary>
internal static class RecordWriteEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        string parameters = $"{Writer} writer, {Namespace}JsonWriteMode mode";
        using (code.Open($"\nstatic void {Namespace}IJsonModel<{record.Name}>.WriteJson({Writer} writer, {record.Name} value, {Namespace}JsonWriteMode mode)"))
        {
            code.Lines("global::System.ArgumentNullException.ThrowIfNull(writer);\nglobal::System.ArgumentNullException.ThrowIfNull(value);");
            code.Lines("value.WriteMembers(writer, mode);");
        }

        if (record.IsAbstract)
        {
            code.Lines($"\nprivate protected abstract void WriteMembers({parameters});");
            return;
        }

        MemberModel? kind = record.Hierarchy?.Discriminator;
        using CodeWriter.Block method = code.Open($"\n{Access(record)} void WriteMembers({parameters})");
        if (record.Members.Any(member => member.Deprecated))
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are written all the same");
        code.Lines("writer.WriteStartObject();");
        int number = 0;
        if (kind is not null)
            EmitKind(code, kind, Name(number++));
        foreach (MemberModel member in record.Members)
            EmitMember(code, member, Name(number++));
        code.Lines("AdditionalProperties.WriteRest(writer, _members);\nwriter.WriteEndObject();");
        if (record.Members.Any(member => member.Deprecated))
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    private static string Access(RecordModel record) => record.Hierarchy?.Role switch
    {
        null => "private",
        HierarchyRole.Root => "private protected virtual",
        _ => "private protected override",
    };

    // The names as JSON, made once for the type, in the order of its reader's cases.
    private static string Name(int number) => $"_members[{Literals.Number(number)}]";

    private static void EmitKind(CodeWriter code, MemberModel kind, string name)
    {
        string text = kind.Type.IsValue ? kind.Name + ".Value" : kind.Name;
        code.Lines($$"""
            if ({{text}}.Length > 0)
                writer.WriteString({{name}}, {{text}});
            else
                AdditionalProperties.WriteMember(writer, {{Literals.String(kind.WireName)}});
            """);
    }

    private static void EmitMember(CodeWriter code, MemberModel member, string name)
    {
        string value = member.PropertyType.EndsWith("?", StringComparison.Ordinal) ? member.Local : member.Name;
        string write = $"{{\n    writer.WritePropertyName({name});\n    {member.Type.WriteCall}{value}{member.Type.WriteTail};\n}}";
        if (member.ReadOnly)
        {
            using CodeWriter.Block full = code.Open($"if (mode == {Namespace}JsonWriteMode.Full)");
            EmitOptional(code, member, write);
        }
        else if (!member.Required)
        {
            EmitOptional(code, member, write);
        }
        else if (member.Nullable)
        {
            code.Lines($"if ({member.Name} is {{ }} {member.Local})\n{write}\nelse\n{{\n    writer.WriteNull({name});\n}}");
        }
        else
        {
            code.Lines($"writer.WritePropertyName({name});\n{member.Type.WriteCall}{value}{member.Type.WriteTail};");
        }
    }

    private static void EmitOptional(CodeWriter code, MemberModel member, string write) =>
        code.Lines($"if ({member.Name} is {{ }} {member.Local})\n{write}\nelse\n{{\n    AdditionalProperties.WriteMember(writer, {Literals.String(member.WireName)});\n}}");
}
