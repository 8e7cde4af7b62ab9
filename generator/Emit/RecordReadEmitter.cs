using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes how a record is read: one pass, tolerant of what does not fit, strict only about required members.</summary>
internal static class RecordReadEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        if (record.Hierarchy?.Role is HierarchyRole.Root or HierarchyRole.Middle)
            EmitChoice(code, record, record.Hierarchy);
        else
            code.Lines($"{InterfaceMethod(record)} => new(ref reader);");
        if (!record.IsAbstract)
            EmitMembers(code, record);
    }

    private static string InterfaceMethod(RecordModel record) =>
        $"static {record.Name} {IJsonModel}<{record.Name}>.ReadJson(ref {JsonTokenReader} reader)";

    private static void EmitChoice(CodeWriter code, RecordModel record, HierarchyModel hierarchy)
    {
        bool root = hierarchy.Role == HierarchyRole.Root;
        string member = hierarchy.Discriminator.WireName;
        string arguments = Literals.Discriminator(member, hierarchy.Variants.Select(variant => variant.Value));
        code.Lines($"private static readonly {JsonDiscriminator} _discriminator = new({arguments});\n");
        using (code.Open(InterfaceMethod(record)))
        {
            code.Lines($"{JsonObjects}.Begin(ref reader, {Literals.String(record.Name)});");
            using CodeWriter.Block choice = code.Open("return _discriminator.Enter(ref reader) switch", "};");
            int number = 0;
            foreach (VariantModel variant in hierarchy.Variants)
                code.Lines($"{Literals.Number(number++)} => new {variant.Name}(ref reader),");
            if (root && hierarchy.Discriminator.Required)
                code.Lines(
                    $"{JsonDiscriminator}.Missing => throw {JsonReadException}.Missing({Literals.String(record.Name)}, {Literals.String(member)}, in reader),");
            code.Lines($"_ => new {(root ? hierarchy.UnknownName : record.Name)}(ref reader),");
        }
    }

    private static void EmitMembers(CodeWriter code, RecordModel record)
    {
        MemberModel? discriminator = record.Hierarchy?.Discriminator;
        MemberModel[] members = [.. record.Members];
        int first = discriminator is null ? 0 : 1;
        string names = Literals.Names((discriminator is null ? members : members.Prepend(discriminator)).Select(member => member.WireName));
        int[] required = [.. Enumerable.Range(0, members.Length).Where(i => members[i].Required)];
        // A value that does not fit is kept where the member may be null.
        string numbers = string.Concat(required.Where(i => !members[i].Nullable).Select(i => ", " + Literals.Number(first + i)));
        // C# names, which hold nothing that could end a comment.
        string which = required.Length == 0 ? "" : " // Required: " + string.Join(", ", required.Select(i => members[i].Name));
        string facts = record.YearOneIsAbsent ? " { YearOneIsAbsent = true }" : "";
        code.Lines($"\nprivate static readonly {JsonMembers} _members = new({names}{numbers}){facts};{which}\n");
        if (members.Any(member => member.MustBeSet))
            code.Lines($"[{Framework.SetsRequiredMembers}]");
        string access = discriminator is null ? "private" : "internal";
        string initializer = record.Base is null ? "" : "\n    : base(\"\")";
        using CodeWriter.Block method = code.Open($"{access} {record.Name}(ref {JsonTokenReader} reader){initializer}");
        bool obsolete = members.Any(member => member.Deprecated);
        if (obsolete)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are read all the same");
        code.Lines($"{JsonMemberReader} members = new(ref reader, nameof({record.Name}), _members);");
        // The root has selected this record by its discriminator, which is read already.
        if (record.Hierarchy?.Value is { } own)
            code.Lines($"{discriminator!.Name} = members.Index == 0 ? {Literals.String(own.Content)} : \"\";");
        foreach (MemberModel member in members.Where(member => member.Required))
        {
            code.Lines($"{TypeName.Of(new TypeUse(member.Type, true))} {Names.Escaped(member.Local)} = null;");
            if (member.Nullable)
                code.Lines($"bool {Seen(member)} = false;");
        }

        EmitLoop(code, members, record.Hierarchy);
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i].Required)
                code.Lines(Require(members[i], Literals.Number(first + i)));
        }

        code.Lines("AdditionalProperties = members.Kept();");
        if (obsolete)
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    private static void EmitLoop(CodeWriter code, MemberModel[] members, HierarchyModel? hierarchy)
    {
        using CodeWriter.Block loop = code.Open("while (members.Next(ref reader))");
        using CodeWriter.Block choice = code.Open("switch (members.Index)");
        int number = 0;
        if (hierarchy?.Discriminator is { } kind)
        {
            string method = kind.Type is EnumType { Name: var name } ? $"Discriminator<{name}>"
                : hierarchy.IsUnquoted ? "ScalarDiscriminator"
                : "Discriminator";
            EmitCase(code, number++, $"{kind.Name} = members.{method}(ref reader);");
        }

        foreach (MemberModel member in members)
            EmitCase(code, number++, Read(member));
        code.Lines("default: members.KeepUnknown(ref reader); break;");
    }

    private static void EmitCase(CodeWriter code, int number, string read) => code.Lines($"case {Literals.Number(number)}: {read} break;");

    private static string Read(MemberModel member)
    {
        string read = TypeReading.Member(member.Type);
        string local = Names.Escaped(member.Local);
        return member switch
        {
            { Required: false } => $"{member.Name} = {read};",
            { Nullable: false } => $"{local} = {read};",
            _ => $"{local} = members.IsNull(in reader) ? null : {read}; {Seen(member)} = true;",
        };
    }

    private static string Require(MemberModel member, string number)
    {
        string missing = $"throw members.Missing({number}, in reader)";
        string local = Names.Escaped(member.Local);
        return member.Nullable ? $"{member.Name} = {Seen(member)} ? {local} : {missing};" : $"{member.Name} = {local} ?? {missing};";
    }

    private static string Seen(MemberModel member) => $"_{member.Local}Seen";
}
