using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>Compares the values of an extensible enum.</summary>
internal sealed class EnumComparison(List<SpecChange> changes)
{
    public void Compare(EnumModel before, EnumModel after)
    {
        if (before.Numeric != after.Numeric)
            changes.Add(new SpecChange(ChangeKind.Changed, Subject.Type, before.Name, "values", Breaks.Wire)
            { Old = Form(before), New = Form(after) });
        string[] kept =
            [.. before.Values.Select(value => value.Value).Intersect(after.Values.Select(value => value.Value), StringComparer.Ordinal)];
        if (before.AcceptsOrdinals
            && after.AcceptsOrdinals
            && kept.FirstOrDefault(text => Ordinal(before, text) != Ordinal(after, text)) is { } moved)
        {
            changes.Add(new SpecChange(ChangeKind.Changed, Subject.Type, before.Name, "order of values", Breaks.Wire)
            {
                Old = $"{moved} is {Ordinal(before, moved)}",
                New = $"{moved} is {Ordinal(after, moved)}",
                Note = "only where the service sends numbers instead of strings",
            });
        }

        foreach ((EnumValueModel? from, EnumValueModel? to) in Pairing.Match(
            before.Values, after.Values, value => value.Name, value => value.Value))
        {
            if (from is null)
                Add(before, ChangeKind.Added, to!, Breaks.None, null, to!.Value);
            else if (to is null)
                Add(before, ChangeKind.Removed, from, Breaks.Source | Breaks.Binary, from.Value, null);
            else if (from.Name != to.Name)
                Add(before, ChangeKind.Renamed, from, Breaks.Source | Breaks.Binary, from.Name, to.Name);
            else if (from.Value != to.Value)
                Add(before, ChangeKind.Changed, from, Breaks.Wire, from.Value, to.Value);
        }
    }

    private static int Ordinal(EnumModel model, string text) => model.Values.TakeWhile(value => value.Value != text).Count();

    private static string Form(EnumModel model) => model.Numeric ? "numbers" : "strings";

    private void Add(EnumModel model, ChangeKind kind, EnumValueModel value, Breaks breaks, string? from, string? to) =>
        changes.Add(new SpecChange(kind, Subject.Value, $"{model.Name}.{value.Name}", value.Value, breaks) { Old = from, New = to });
}
