using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes how a record is written: declared members in the document's order, then everything else that was kept.</summary>
internal static class RecordWriteEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        // Each kind of a hierarchy implements the interface again, so that a value is written as what it is.
        if (record.IsAbstract)
            return;
        using CodeWriter.Block method = code.Open(
            $"\nvoid {IJsonModel}.WriteJson({Framework.Utf8JsonWriter} writer, {JsonWriteMode} mode)");
        bool obsolete = record.Members.Any(member => member.Deprecated);
        if (obsolete)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are written all the same");
        code.Lines($"{JsonMemberWriter} members = new(writer, _members, AdditionalProperties, mode);");
        int number = 0;
        if (record.Hierarchy is { Discriminator: var kind, IsUnquoted: var isUnquoted })
        {
            string write = isUnquoted && kind.Type is not EnumType ? "ScalarDiscriminator" : "Discriminator";
            code.Lines($"members.{write}({Literals.Number(number++)}, {kind.Name});");
        }

        foreach (MemberModel member in record.Members)
            EmitMember(code, member, Literals.Number(number++));
        code.Lines("members.End();");
        if (obsolete)
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    // The number is that of the reader's case.
    private static void EmitMember(CodeWriter code, MemberModel member, string number)
    {
        string value = member.Name;
        string write = TypeWriting.Member(member.Type, number, value) + ";";
        if (member.ReadOnly)
            code.Lines($"if (mode == {JsonWriteMode}.Full)\n    {write}");
        // Responses do not have what requests require: written in full, it is absent where it was.
        else if (member is { RequiredInRequests: true, Required: false, Nullable: true })
            code.Lines($"if ({value} is null && mode == {JsonWriteMode}.Request)\n    members.Null({number});\nelse\n    {write}");
        else if (member is { Required: true, Nullable: true })
            code.Lines($"if ({value} is null)\n    members.Null({number});\nelse\n    {write}");
        else
            code.Lines(write);
    }
}
