using BackupJobsGen.CSharp;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes how a record is read: one pass, tolerant of what does not fit, strict only about required members.</summary>
internal static class RecordReadEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        if (record.Hierarchy?.Role is HierarchyRole.Root or HierarchyRole.Middle)
            EmitChoice(code, record, record.Hierarchy);
        else if (record.Hierarchy is not null)
            code.Lines($"{InterfaceMethod(record)} => {MethodName(record.Name)}(ref reader);");
        if (!record.IsAbstract)
            EmitMembers(code, record);
    }

    private static string InterfaceMethod(RecordModel record) => $"static {record.Name} {Namespace}IJsonModel<{record.Name}>.ReadJson(ref {Reader} reader)";

    // The underscore keeps it apart from every member, the type's name from the parent's.
    private static string MethodName(string record) => "_Read" + record;

    private static void EmitChoice(CodeWriter code, RecordModel record, HierarchyModel hierarchy)
    {
        bool root = hierarchy.Role == HierarchyRole.Root;
        string kind = hierarchy.Discriminator.WireName;
        code.Lines($"private static readonly {Namespace}JsonKinds _kinds = new({Literals.String(kind)}, [{string.Join(", ", hierarchy.Variants.Select(variant => Literals.String(variant.Value)))}]);\n");
        using CodeWriter.Block method = code.Open(InterfaceMethod(record));
        code.Lines($"{Objects}Begin(ref reader, {Literals.String(record.Name)});");
        using CodeWriter.Block choice = code.Open("return _kinds.Enter(ref reader) switch", "};");
        int number = 0;
        foreach (VariantModel variant in hierarchy.Variants)
            code.Lines($"{Literals.Number(number++)} => {variant.Name}.{MethodName(variant.Name)}(ref reader),");
        if (root && hierarchy.Discriminator.Required)
            code.Lines($"{Namespace}JsonKinds.Missing => throw {Namespace}JsonReadException.Missing({Literals.String(record.Name)}, {Literals.String(kind)}, in reader),");
        string rest = root ? hierarchy.UnknownName : record.Name;
        code.Lines($"_ => {rest}.{MethodName(rest)}(ref reader),");
    }

    private static void EmitMembers(CodeWriter code, RecordModel record)
    {
        MemberModel? kind = record.Hierarchy?.Discriminator;
        IEnumerable<string> names = record.Members.Select(member => member.WireName);
        code.Lines($"{(kind is null ? "" : "\n")}private static readonly {Namespace}JsonMembers _members = new([{string.Join(", ", (kind is null ? names : names.Prepend(kind.WireName)).Select(Literals.String))}]);\n");
        using CodeWriter.Block method = code.Open(kind is null ? InterfaceMethod(record) : $"internal static {record.Name} {MethodName(record.Name)}(ref {Reader} reader)");
        string begin = $"Begin(ref reader, {Literals.String(record.Name)});";
        string start = $"{Objects}{begin}\nint member = -1;";
        // The root has chosen this record by its text and has read that already.
        if (record.Hierarchy is { Value: { } own })
            start = $"int member = {Namespace}JsonKinds.{begin}\n{kind!.Type.Name}? kind = member == 0 ? {(kind.Type.IsValue ? $"new {kind.Type.Name}({Literals.String(own)})" : Literals.String(own))} : default({kind.Type.Name}?);";
        else if (kind is not null)
            start += $"\n{kind.Type.Name}? kind = null;";
        code.Lines(start);
        foreach (MemberModel member in record.Members)
        {
            code.Lines(member is { Required: true, Nullable: false, Type.IsValue: true } ? $"{member.Type.Name} {member.Local} = default;" : $"{member.Type.Name}? {member.Local} = null;");
            if (member.Required)
                code.Lines($"bool {Seen(member)} = false;");
        }

        code.Lines($"{Namespace}JsonPropertiesBuilder kept = default;");
        EmitLoop(code, record, kind);
        foreach (MemberModel member in record.Members.Where(member => member.Required))
            code.Lines($"if (!{Seen(member)})\n    throw {Namespace}JsonReadException.Missing({Literals.String(record.Name)}, {Literals.String(member.WireName)}, in reader);");
        EmitResult(code, record, kind);
    }

    private static void EmitLoop(CodeWriter code, RecordModel record, MemberModel? kind)
    {
        using CodeWriter.Block loop = code.Open("while (_members.Next(ref reader, ref member))");
        using CodeWriter.Block choice = code.Open("switch (member)");
        int number = 0;
        if (kind is not null)
        {
            // An empty text chooses nothing, and would not be told from a missing one when the record is written.
            string hasText = kind.Type.IsValue ? "{ Value.Length: > 0 }" : "{ Length: > 0 }";
            EmitCase(code, number++, $"kept.KeepUnless({kind.Type.TryReadCall}out kind) && kind is {hasText}, {Literals.String(kind.WireName)}, ref reader);");
        }

        foreach (MemberModel member in record.Members)
            EmitCase(code, number++, member.Required ? RequiredRead(record, member) : OptionalRead(member));
        code.Lines("default:\n    kept.KeepUnknown(ref reader);\n    break;");
    }

    private static void EmitCase(CodeWriter code, int number, string read)
    {
        code.Lines($"case {Literals.Number(number)}:");
        using CodeWriter.Block body = code.Indent();
        code.Lines(read + "\nbreak;");
    }

    private static string OptionalRead(MemberModel member) =>
        $"kept.KeepUnless({member.Type.TryReadCall}out {member.Local}), {Literals.String(member.WireName)}, ref reader);";

    private static string RequiredRead(RecordModel record, MemberModel member)
    {
        string unusable = $"throw {Namespace}JsonReadException.Unusable({Literals.String(record.Name)}, {Literals.String(member.WireName)}, in reader);";
        string read = member.Nullable
            ? $"if (reader.TokenType == {Token}.Null)\n    {member.Local} = null;\nelse if (!{member.Type.TryReadCall}out {member.Local}))\n    {unusable}"
            : $"if (!{member.Type.TryReadCall}out {member.Local}))\n    {unusable}";
        return $"{read}\n{Seen(member)} = true;";
    }

    private static void EmitResult(CodeWriter code, RecordModel record, MemberModel? kind)
    {
        bool obsolete = record.Members.Any(member => member.Deprecated);
        if (obsolete)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are read all the same");
        using (code.Open($"return new {record.Name}", "};"))
        {
            if (kind is not null)
                code.Lines($"{kind.Name} = kind ?? \"\",");
            foreach (MemberModel member in record.Members)
                code.Lines($"{member.Name} = {member.Local}{(member is { Required: true, Nullable: false, Type.IsValue: false } ? "!" : "")},");
            code.Lines("AdditionalProperties = kept.Build(),");
        }

        if (obsolete)
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    private static string Seen(MemberModel member) => "_" + member.Local.TrimStart('@') + "Seen";
}
