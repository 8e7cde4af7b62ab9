using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;

namespace BackupJobsGen.Specs;

/// <summary>Compares the records of two clients.</summary>
internal sealed class RecordComparison(List<SpecChange> changes, SpecClient old, SpecClient now)
{
    private const string NoBase = "none";
    private const string HasToBeSet = "object initializers have to set it";

    /// <summary>A member and the record that declares it.</summary>
    private sealed record Declared(RecordModel Owner, MemberModel Member, bool IsDiscriminator);

    /// <summary>Whether both clients send values of a record, and whether both read them.</summary>
    private sealed record Direction(bool IsSent, bool IsRead);

    public void Compare(RecordModel before, RecordModel after)
    {
        CompareDeclarations(before, after);
        // What callers could not send before is sent by no code of theirs.
        Direction direction = new(
            old.IsSent(before.SchemaId) && now.IsSent(after.SchemaId), old.IsRead(before.SchemaId) && now.IsRead(after.SchemaId));
        IEnumerable<(Declared? Old, Declared? New)> pairs =
            Pairing.Match(
                Members(old, before.Name), Members(now, after.Name), member => member.Member.Name, member => member.Member.WireName);
        foreach ((Declared? from, Declared? to) in pairs)
        {
            // Changes of a common base record are reported there, once.
            if (!IsReportedAtBase(before, after, from, to))
                CompareMember(before.Name, direction, from, to);
        }
    }

    private void CompareDeclarations(RecordModel before, RecordModel after)
    {
        if (!before.IsAbstract && after.IsAbstract)
            AddType(before, Breaks.Source | Breaks.Binary, "record", "abstract record");
        else if (before is { IsAbstract: false, IsSealed: false } && after.IsSealed)
            AddType(before, Breaks.Source | Breaks.Binary, "record", "sealed record");
        else if (before.IsAbstract != after.IsAbstract || before.IsSealed != after.IsSealed)
            AddType(before, Breaks.None, Modifiers(before), Modifiers(after));
        string[] lost = [.. Ancestors(old, before).Except(Ancestors(now, after))];
        if (lost.Length > 0)
            AddType(before, Breaks.Source | Breaks.Binary, $"base {before.Base}", $"base {after.Base ?? NoBase}");
        else if (before.Base != after.Base)
            AddType(before, Breaks.None, $"base {before.Base ?? NoBase}", $"base {after.Base}");
        if (before.Hierarchy?.Value is { } value && after.Hierarchy?.Value is { } other && value != other)
            AddType(
                before, Breaks.Wire, UnionComparison.Shown([value], [other]), UnionComparison.Shown([other], [value]),
                before.Hierarchy.Discriminator.WireName);
    }

    // A compiled caller asks the record that declares a member: one that was inherited is missed there, or with the base.
    private void CompareMember(string record, Direction direction, Declared? from, Declared? to)
    {
        if (from is null)
            Add(
                record, ChangeKind.Added, to!.Member, MustBeSet(to) ? Breaks.Source | Demand(direction.IsSent) : Breaks.None, null,
                Shown(to), MustBeSet(to) ? HasToBeSet : null);
        else if (to is null)
            Add(
                record, ChangeKind.Removed, from.Member, from.Owner.Name == record ? Breaks.Source | Breaks.Binary : Breaks.Source,
                Shown(from), null);
        else
            CompareKept(record, direction, from, to);
    }

    private void CompareKept(string record, Direction direction, Declared from, Declared to)
    {
        (MemberModel before, MemberModel after) = (from.Member, to.Member);
        if (before.Name != after.Name)
            Add(record, ChangeKind.Renamed, before, Breaks.Source | Breaks.Binary, before.Name, after.Name);
        else if (before.WireName != after.WireName)
            Add(record, ChangeKind.Changed, before, Breaks.Wire, before.WireName, after.WireName);
        Breaks breaks = TypeRules.Change(Type(from), Type(to));
        bool demanded = MustBeSet(to) && !MustBeSet(from);
        if (demanded)
            breaks |= Breaks.Source | Demand(direction.IsSent);
        if (breaks != Breaks.None || Shown(from) != Shown(to))
            Add(record, ChangeKind.Changed, before, breaks, Shown(from), Shown(to), demanded ? HasToBeSet : null);
        CompareWire(record, direction, from, to);
        new CheckComparison(changes, Subject.Member).Compare($"{record}.{before.Name}", before.WireName, Check(from), Check(to));
        if (IsObsolete(before) != IsObsolete(after))
            Add(
                record, ChangeKind.Changed, before, IsObsolete(after) ? Breaks.Warning : Breaks.None,
                IsObsolete(before) ? "deprecated" : "current", IsObsolete(after) ? "deprecated" : "current");
    }

    private void CompareWire(string record, Direction direction, Declared from, Declared to)
    {
        (MemberModel before, MemberModel after) = (from.Member, to.Member);
        if (before.ReadOnly != after.ReadOnly && direction.IsSent)
            Add(
                record, ChangeKind.Changed, before, Breaks.Wire, before.ReadOnly ? "read only" : "sent",
                after.ReadOnly ? "read only" : "sent");
        if (Property(old, from) is { } oldProperty && Property(now, to) is { } newProperty)
            CompareReading(record, before, direction.IsRead, oldProperty, newProperty);
        if (before.Initializer != after.Initializer)
            Add(record, ChangeKind.Changed, before, Breaks.Wire, Fixed(before), Fixed(after));
    }

    private void CompareReading(string record, MemberModel member, bool isRead, ApiProperty before, ApiProperty after)
    {
        if (before.WriteOnly != after.WriteOnly && isRead)
            Add(
                record, ChangeKind.Changed, member, Breaks.Wire, before.WriteOnly ? "write only" : "returned",
                after.WriteOnly ? "write only" : "returned");
        if (WireForm.Difference(before.Type, old, after.Type, now) is { } forms)
            Add(record, ChangeKind.Changed, member, Breaks.Wire, forms.Old, forms.New);
    }

    private bool IsReportedAtBase(RecordModel before, RecordModel after, Declared? from, Declared? to)
    {
        bool inheritedBefore = from is not null && from.Owner.Name != before.Name && Ancestors(now, after).Contains(from.Owner.Name);
        bool inheritedNow = to is not null && to.Owner.Name != after.Name && Ancestors(old, before).Contains(to.Owner.Name);
        return inheritedBefore || (from is null && inheritedNow);
    }

    private static IEnumerable<Declared> Members(SpecClient client, string record) => client.Line(record).Reverse().SelectMany(owner =>
    {
        IEnumerable<Declared> own = owner.Own.Select(member => new Declared(owner, member, false));
        return owner is { Base: null, Hierarchy: { } hierarchy } ? own.Prepend(new Declared(owner, hierarchy.Discriminator, true)) : own;
    });

    private static IEnumerable<string> Ancestors(SpecClient client, RecordModel record) =>
        client.Line(record.Name).Skip(1).Select(ancestor => ancestor.Name);

    private static ApiProperty? Property(SpecClient client, Declared member) => client.Schema(member.Owner.SchemaId) is ApiObject schema
        ? schema.Properties.FirstOrDefault(property => property.WireName == member.Member.WireName)
        : null;

    private static CheckModel? Check(Declared member) =>
        member.Owner.Checks.FirstOrDefault(check => check.WireName == member.Member.WireName);

    // Compiled callers still run without it, and the service rejects their requests.
    private static Breaks Demand(bool isSent) => isSent ? Breaks.Wire : Breaks.None;

    // A discriminator is set by its record: never null, never required.
    private static TypeUse Type(Declared member) => member.IsDiscriminator ? new TypeUse(member.Member.Type) : member.Member.PropertyType;

    private static string Fixed(MemberModel member) => member.Initializer is null ? "any value" : member.Constant!.Json;

    private static bool IsObsolete(MemberModel member) => member is { Deprecated: true, Required: false };

    private static bool MustBeSet(Declared member) => member is { IsDiscriminator: false, Member.MustBeSet: true };

    private static string Shown(Declared member) => (MustBeSet(member) ? "required " : "") + TypeName.Short(Type(member));

    private static string Modifiers(RecordModel record) =>
        record.IsAbstract ? "abstract record" : record.IsSealed ? "sealed record" : "record";

    private void Add(string record, ChangeKind kind, MemberModel member, Breaks breaks, string? from, string? to, string? note = null) =>
        changes.Add(new SpecChange(kind, Subject.Member, $"{record}.{member.Name}", member.WireName, breaks)
        { Old = from, New = to, Note = note });

    private void AddType(RecordModel record, Breaks breaks, string from, string to, string? wire = null) =>
        changes.Add(
            new SpecChange(ChangeKind.Changed, Subject.Type, record.Name, wire ?? SpecClient.Pointer(record.SchemaId), breaks)
            { Old = from, New = to });
}
