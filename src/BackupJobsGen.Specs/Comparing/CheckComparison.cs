using System.Globalization;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>Compares the constraints that clients with <c>Validation="true"</c> check: what was sent may be refused before it is.</summary>
internal sealed class CheckComparison(List<SpecChange> changes, Subject subject)
{
    /// <param name="name">What is checked, in C#.</param>
    /// <param name="wire">Its JSON name.</param>
    /// <param name="old">Null where nothing is checked.</param>
    /// <param name="now">Null where nothing is checked.</param>
    public void Compare(string name, string wire, CheckModel? old, CheckModel? now)
    {
        LimitModel[] before = Declared(old?.Limits ?? []);
        LimitModel[] after = Declared(now?.Limits ?? []);
        if (Shown(before) == Shown(after))
            return;
        bool isStricter = after.Any(limit => !before.Any(known => Implies(known, limit)));
        changes.Add(new SpecChange(ChangeKind.Changed, subject, name, wire, isStricter ? Breaks.Wire : Breaks.None)
        {
            Old = Shown(before),
            New = Shown(after),
            Note = isStricter ? "more values are refused before they are sent" : null,
        });
    }

    // Whether items may be null is compared as their type.
    private static LimitModel[] Declared(EquatableArray<LimitModel> limits) =>
    [
        .. limits.Where(limit => limit is not NoNullsLimit)
            .Select(limit => limit is ItemsLimit items ? items with { Limits = Declared(items.Limits).ToEquatableArray() } : limit)
            .Where(limit => limit is not ItemsLimit { Limits.Count: 0 }),
    ];

    // Whether each value within the old limit is within the new one.
    private static bool Implies(LimitModel old, LimitModel now) => (old, now) switch
    {
        (CountLimit from, CountLimit to) when from.Kind == to.Kind =>
            from.Kind is CountKind.MinLength or CountKind.MinItems ? from.Value >= to.Value : from.Value <= to.Value,
        (NumberLimit { Kind: NumberLimitKind.Minimum or NumberLimitKind.ExclusiveMinimum } from,
            NumberLimit { Kind: NumberLimitKind.Minimum or NumberLimitKind.ExclusiveMinimum } to) =>
            from.Value > to.Value || (from.Value == to.Value && (from.Kind == NumberLimitKind.ExclusiveMinimum || from.Kind == to.Kind)),
        (NumberLimit { Kind: NumberLimitKind.Maximum or NumberLimitKind.ExclusiveMaximum } from,
            NumberLimit { Kind: NumberLimitKind.Maximum or NumberLimitKind.ExclusiveMaximum } to) =>
            from.Value < to.Value || (from.Value == to.Value && (from.Kind == NumberLimitKind.ExclusiveMaximum || from.Kind == to.Kind)),
        (NumberLimit from, NumberLimit to) when from.Kind == to.Kind => to.Value != 0 && from.Value % to.Value == 0,
        (ItemsLimit from, ItemsLimit to) => to.Limits.All(limit => from.Limits.Any(known => Implies(known, limit))),
        _ => old == now,
    };

    private static string Shown(LimitModel[] limits) =>
        limits.Length == 0 ? "no constraint" : string.Join(", ", limits.Select(Shown));

    private static string Shown(LimitModel limit) => limit switch
    {
        CountLimit count => $"{Word(count.Kind)} {count.Value.ToString(CultureInfo.InvariantCulture)}",
        NumberLimit number => $"{Word(number.Kind)} {number.Value.ToString(CultureInfo.InvariantCulture)}",
        PatternLimit pattern => $"pattern {pattern.Expression}",
        ItemsLimit items => $"items ({Shown([.. items.Limits])})",
        _ => "uniqueItems",
    };

    private static string Word(CountKind kind) => kind switch
    {
        CountKind.MinLength => "minLength",
        CountKind.MaxLength => "maxLength",
        CountKind.MinItems => "minItems",
        _ => "maxItems",
    };

    private static string Word(NumberLimitKind kind) => kind switch
    {
        NumberLimitKind.Minimum => "minimum",
        NumberLimitKind.Maximum => "maximum",
        NumberLimitKind.ExclusiveMinimum => "exclusiveMinimum",
        NumberLimitKind.ExclusiveMaximum => "exclusiveMaximum",
        _ => "multipleOf",
    };
}
