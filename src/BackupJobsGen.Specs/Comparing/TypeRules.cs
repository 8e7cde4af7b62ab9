using BackupJobsGen.Api;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>How the compiler and the runtime treat two C# types.</summary>
internal sealed class TypeRules(SpecClient now)
{
    // Each number converts implicitly to those after it, except a decimal to a float.
    private static readonly ScalarKind[] Numbers =
        [ScalarKind.Int32, ScalarKind.Int64, ScalarKind.Decimal, ScalarKind.Double];

    /// <summary>What a changed type of something that is read, or read and set, breaks.</summary>
    public static Breaks Change(TypeUse old, TypeUse now)
    {
        if (Linked(old) == Linked(now))
            return IsSame(old, now) ? Breaks.None : Breaks.Warning;
        // A record that became an enum is reported at the type itself.
        return IsSame(old, now) ? Breaks.Binary : Breaks.Source | Breaks.Binary;
    }

    /// <inheritdoc cref="Change(TypeUse, TypeUse)"/>
    public static Breaks Change(ReturnType old, ReturnType now)
    {
        if (old.Kind != now.Kind || old.Value is null != now.Value is null)
            return Breaks.Source | Breaks.Binary;
        return old.Value is null ? Breaks.None : Change(old.Value, now.Value!);
    }

    /// <summary>Whether both are the same C#, whatever is on the wire.</summary>
    public static bool IsSame(TypeUse old, TypeUse now) => Written(old) == Written(now);

    /// <summary>Whether a compiled caller finds the same type.</summary>
    public static bool IsSameToBinary(TypeUse old, TypeUse now) => Linked(old) == Linked(now);

    /// <summary>Whether callers can still pass the old type where the new one is expected.</summary>
    public bool Accepts(TypeUse old, TypeUse now)
    {
        if (IsSameToBinary(old, now))
            return true;
        (CSharpType from, CSharpType to) = (Written(old.Type), Written(now.Type));
        if (from is ScalarType { Kind: ScalarKind.String } && now.Type is EnumType)
            return true;
        bool losesNull = old.Type.IsValueType && old.IsNullable && !now.IsNullable;
        return !losesNull && (from == to || Widens(from, to) || Derives(from, to));
    }

    private static bool Widens(CSharpType from, CSharpType to)
    {
        int start = Array.IndexOf(Numbers, (from as ScalarType)?.Kind);
        return start >= 0 && Array.IndexOf(Numbers, (to as ScalarType)?.Kind) > start
            && from is not ScalarType { Kind: ScalarKind.Decimal };
    }

    private bool Derives(CSharpType from, CSharpType to) =>
        from is RecordType { Name: var child } && to is RecordType { Name: var name } && now.Line(child).Any(record => record.Name == name);

    // As C# source spells the type: a record, an enum and a union with the same name are written alike.
    private static TypeUse Written(TypeUse use) => use with { Type = Written(use.Type) };

    private static CSharpType Written(CSharpType type) => type switch
    {
        EnumType named => new RecordType(named.Name),
        UnionType named => new RecordType(named.Name),
        ListType list => new ListType(Written(list.Item)),
        MapType map => new MapType(Written(map.Value)),
        SequenceType sequence => new SequenceType(Written(sequence.Item)),
        _ => type.WithoutFormat,
    };

    // As it is linked: null is a matter of the compiler except for structs, and a struct is another type than a class of its name.
    private static TypeUse Linked(TypeUse use) => new(Linked(use.Type), use.IsNullable && use.Type.IsValueType);

    private static CSharpType Linked(CSharpType type) => type switch
    {
        UnionType named => new RecordType(named.Name),
        ListType list => new ListType(Linked(list.Item)),
        MapType map => new MapType(Linked(map.Value)),
        SequenceType sequence => new SequenceType(Linked(sequence.Item)),
        _ => type.WithoutFormat,
    };
}
