using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;
using BackupJobsGen.Json;

namespace BackupJobsGen.Specs;

/// <summary>Compares values that are one of several types: by their JSON, or by the status that brought them.</summary>
internal sealed class UnionComparison(List<SpecChange> changes)
{
    public void Compare(UnionModel before, UnionModel after)
    {
        if (before.Discriminator != after.Discriminator)
            changes.Add(
                new SpecChange(ChangeKind.Changed, Subject.Type, before.Name, "discriminator", Breaks.Wire)
                { Old = before.Discriminator ?? "none", New = after.Discriminator ?? "none" });
        foreach ((UnionVariantModel? from, UnionVariantModel? to) in Pairing.Match(
            before.Variants, after.Variants, variant => variant.Property, variant => TypeName.Short(variant.Type)))
        {
            Compare(before.Name, from?.Property, to?.Property, from?.Type, to?.Type, "variant");
            // Values that a variant writes itself are those of other types, where their changes are reported.
            if (from is not null && to is not null && from.DiscriminatorValues != to.DiscriminatorValues
                && !(from.WritesDiscriminator && to.WritesDiscriminator))
                Add(
                    before.Name, ChangeKind.Changed, from.Property, "discriminator", Breaks.Wire,
                    Shown(from.DiscriminatorValues, to.DiscriminatorValues), Shown(to.DiscriminatorValues, from.DiscriminatorValues));
        }
    }

    /// <summary>The values of a discriminator: strings with quotes only where they are compared with other values.</summary>
    public static string Shown(IEnumerable<ApiValue> values, IEnumerable<ApiValue> others)
    {
        bool isQuoted = values.Concat(others).Any(value => value.Kind != JsonKind.String);
        return string.Join(", ", values.Select(value => isQuoted ? value.Json : value.Content));
    }

    public void Compare(OutcomeModel before, OutcomeModel after)
    {
        foreach ((OutcomeValueModel? from, OutcomeValueModel? to) in Pairing.Match(
            before.Values, after.Values, value => value.Name, value => value.Status.ToString()))
            Compare(before.Name, from?.Name, to?.Name, from?.Type, to?.Type, "status " + (from ?? to)!.Status);
    }

    private void Compare(string type, string? oldName, string? newName, CSharpType? from, CSharpType? to, string wire)
    {
        if (oldName is null)
            Add(type, ChangeKind.Added, newName!, wire, Breaks.None, null, Shown(to!));
        else if (newName is null)
            Add(type, ChangeKind.Removed, oldName, wire, Breaks.Source | Breaks.Binary, Shown(from!), null);
        else if (oldName != newName)
            Add(type, ChangeKind.Renamed, oldName, wire, Breaks.Source | Breaks.Binary, oldName, newName);
        else if (TypeRules.Change(Nullable(from!), Nullable(to!)) is var breaks and not Breaks.None)
            Add(type, ChangeKind.Changed, oldName, wire, breaks, Shown(from!), Shown(to!));
    }

    private void Add(string type, ChangeKind kind, string member, string wire, Breaks breaks, string? from, string? to) =>
        changes.Add(new SpecChange(kind, Subject.Member, $"{type}.{member}", wire, breaks) { Old = from, New = to });

    private static TypeUse Nullable(CSharpType type) => new(type, true);

    private static string Shown(CSharpType type) => TypeName.Short(Nullable(type));
}
