using System.Globalization;
using BackupJobsGen.CSharp;
using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes how a record is read: one pass, tolerant of what does not fit, strict only about required members.</summary>
internal static class RecordReadEmitter
{
    public static void Emit(CodeWriter code, RecordModel record)
    {
        bool chooses = record.Hierarchy?.Role is HierarchyRole.Root or HierarchyRole.Middle;
        if (chooses)
            EmitChoice(code, record);
        else
            code.Lines($"static {record.Name} {Namespace}IJsonModel<{record.Name}>.ReadJson(ref {Reader} reader) => {MethodName(record.Name)}(ref reader);\n");
        if (record.Hierarchy?.Role != HierarchyRole.Root)
            EmitMembers(code, record);
    }

    private static string MethodName(string record) => "Read" + record;

    private static void EmitChoice(CodeWriter code, RecordModel record)
    {
        HierarchyModel hierarchy = record.Hierarchy!;
        MemberModel kind = hierarchy.Discriminator;
        bool root = hierarchy.Role == HierarchyRole.Root;
        code.Lines($"private static readonly {Namespace}KnownTexts Kinds = new([{string.Join(", ", hierarchy.Variants.Select(variant => Literals.String(variant.Value)))}]);\n");
        using CodeWriter.Block method = code.Open($"static {record.Name} {Namespace}IJsonModel<{record.Name}>.ReadJson(ref {Reader} reader)");
        code.Lines($"{Objects}Begin(ref reader, {Literals.String(record.Name)});");
        using CodeWriter.Block choice = code.Open($"return {Namespace}JsonDiscriminator.Find(reader, {Literals.Utf8(kind.WireName)}, Kinds) switch", "};");
        foreach (VariantModel variant in hierarchy.Variants)
            code.Lines($"{Literals.String(variant.Value)} => {variant.Name}.{MethodName(variant.Name)}(ref reader),");
        if (root && kind.Required)
            code.Lines($"null => throw {Namespace}JsonReadException.Missing({Literals.String(record.Name)}, {Literals.String(kind.WireName)}, in reader),");
        string rest = root ? hierarchy.UnknownName : record.Name;
        code.Lines($"_ => {rest}.{MethodName(rest)}(ref reader),");
    }

    private static void EmitMembers(CodeWriter code, RecordModel record)
    {
        string access = record.Hierarchy is null ? "private" : "internal";
        using CodeWriter.Block method = code.Open($"{access} static {record.Name} {MethodName(record.Name)}(ref {Reader} reader)");
        code.Lines($"{Objects}Begin(ref reader, {Literals.String(record.Name)});");
        MemberModel? kind = record.Hierarchy?.Discriminator;
        if (kind is not null)
            code.Lines($"{kind.Type.Name} {kind.Local} = {Literals.String(record.Hierarchy!.Value)};");
        foreach (MemberModel member in record.Members)
        {
            code.Lines(member is { Required: true, Nullable: false, Type.IsValue: true } ? $"{member.Type.Name} {member.Local} = default;" : $"{member.Type.Name}? {member.Local} = null;");
            if (member.Required)
                code.Lines($"bool {Seen(member)} = false;");
        }

        code.Lines($"{Namespace}JsonPropertiesBuilder rest = default;");
        EmitLoop(code, record, kind);
        foreach (MemberModel member in record.Members.Where(member => member.Required))
            code.Lines($"if (!{Seen(member)})\n    throw {Namespace}JsonReadException.Missing({Literals.String(record.Name)}, {Literals.String(member.WireName)}, in reader);");
        EmitResult(code, record, kind);
    }

    private static void EmitLoop(CodeWriter code, RecordModel record, MemberModel? kind)
    {
        using CodeWriter.Block loop = code.Open($"while ({Objects}NextMember(ref reader))");
        MemberModel[] members = [.. record.Members];
        if (members.Length == 0 && kind is null)
        {
            code.Lines("rest.KeepUnknown(ref reader);");
            return;
        }

        code.Lines($"global::System.ReadOnlySpan<byte> name = {Objects}MemberName(in reader);");
        using CodeWriter.Block choice = code.Open("switch (name.Length)");
        if (kind is not null)
        {
            EmitCase(code, kind, $$"""
                if (!{{kind.Type.TryReadCall}}out {{kind.Type.Name}}{{(kind.Type.IsValue ? "" : "?")}} kind))
                    rest.Keep({{Literals.String(kind.WireName)}}, ref reader);
                else
                    {{kind.Local}} = kind;
                """);
        }

        foreach (MemberModel member in members)
            EmitCase(code, member, member.Required ? RequiredRead(record, member) : OptionalRead(member));
        code.Lines("default:");
        using CodeWriter.Block body = code.Indent();
        code.Lines("rest.KeepUnknown(ref reader);\nbreak;");
    }

    private static void EmitCase(CodeWriter code, MemberModel member, string read)
    {
        code.Lines($"case {Literals.Utf8Length(member.WireName).ToString(CultureInfo.InvariantCulture)} when global::System.MemoryExtensions.SequenceEqual(name, {Literals.Utf8(member.WireName)}):");
        using CodeWriter.Block body = code.Indent();
        code.Lines("reader.Read();");
        code.Lines(read);
        code.Lines("break;");
    }

    private static string OptionalRead(MemberModel member) =>
        $"if (!{member.Type.TryReadCall}out {member.Local}))\n    rest.Keep({Literals.String(member.WireName)}, ref reader);";

    private static string RequiredRead(RecordModel record, MemberModel member)
    {
        string allowsNull = member.Nullable ? $"reader.TokenType != {Token}.Null && " : "";
        return $"if ({allowsNull}!{member.Type.TryReadCall}out {member.Local}))\n"
            + $"    throw {Namespace}JsonReadException.Unusable({Literals.String(record.Name)}, {Literals.String(member.WireName)}, in reader);\n"
            + $"{Seen(member)} = true;";
    }

    private static void EmitResult(CodeWriter code, RecordModel record, MemberModel? kind)
    {
        bool obsolete = record.Members.Any(member => member.Deprecated);
        if (obsolete)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are read all the same");
        using (code.Open($"return new {record.Name}", "};"))
        {
            if (kind is not null)
                code.Lines($"{kind.Name} = {kind.Local},");
            foreach (MemberModel member in record.Members)
                code.Lines($"{member.Name} = {member.Local}{(member is { Required: true, Nullable: false, Type.IsValue: false } ? "!" : "")},");
            code.Lines("AdditionalProperties = rest.Build(),");
        }

        if (obsolete)
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    private static string Seen(MemberModel member) => member.Local.TrimStart('@') + "Seen";
}
