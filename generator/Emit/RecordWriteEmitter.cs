using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes how a record is written: declared members in the document's order, then everything else that was kept.</summary>
internal static class RecordWriteEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        const string parameters = $"{Framework.Utf8JsonWriter} writer, {JsonWriteMode} mode";
        string implementation =
            $"\nstatic void {IJsonModel}<{record.Name}>.WriteJson({Framework.Utf8JsonWriter} writer, {record.Name} value, {JsonWriteMode} mode)";
        if (record.Hierarchy is null)
        {
            EmitMembers(code, record, implementation, "value.");
            return;
        }

        code.Lines(implementation + " =>\n    value.WriteMembers(writer, mode);");
        if (record.IsAbstract)
        {
            code.Lines($"\nprivate protected abstract void WriteMembers({parameters});");
            return;
        }

        string modifier = record.Hierarchy.Role == HierarchyRole.Root ? "virtual" : "override";
        EmitMembers(code, record, $"\nprivate protected {modifier} void WriteMembers({parameters})", "");
    }

    /// <param name="declaration">Of the method.</param>
    /// <param name="of">Leads to the record's members.</param>
    private static void EmitMembers(CodeWriter code, RecordModel record, string declaration, string of)
    {
        using CodeWriter.Block method = code.Open(declaration);
        bool obsolete = record.Members.Any(member => member.Deprecated);
        if (obsolete)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are written all the same");
        code.Lines($"{JsonMemberWriter} members = new(writer, _members, {of}AdditionalProperties, mode);");
        int number = 0;
        if (record.Hierarchy?.Discriminator is { } kind)
            code.Lines($"members.Discriminator({Literals.Number(number++)}, {kind.Name}{(kind.Type.IsValueType ? ".Value" : "")});");
        foreach (MemberModel member in record.Members)
            EmitMember(code, member, Literals.Number(number++), of + member.Name);
        code.Lines("members.End();");
        if (obsolete)
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    // The number is that of the reader's case.
    private static void EmitMember(CodeWriter code, MemberModel member, string number, string value)
    {
        string write = TypeWriting.Member(member.Type, number, value) + ";";
        if (member.ReadOnly)
            code.Lines($"if (mode == {JsonWriteMode}.Full)\n    {write}");
        else if (member is { Required: true, Nullable: true })
            code.Lines($"if ({value} is null)\n    members.Null({number});\nelse\n    {write}");
        else
            code.Lines(write);
    }
}
