using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;

namespace BackupJobsGen.Specs;

/// <summary>Compares the methods that read headers of responses.</summary>
internal sealed class HeaderComparison(List<SpecChange> changes)
{
    public void Compare(HeadersFileModel before, HeadersFileModel after)
    {
        foreach ((HeaderModel? from, HeaderModel? to) in Pairing.Match(
            before.Headers, after.Headers, header => header.Name, header => header.WireName))
        {
            if (from is null)
                Add(before, ChangeKind.Added, to!, Breaks.None, null, TypeOf(to!));
            else if (to is null)
                Add(before, ChangeKind.Removed, from, Breaks.Source | Breaks.Binary, TypeOf(from), null);
            else if (from.Name != to.Name)
                Add(before, ChangeKind.Renamed, from, Breaks.Source | Breaks.Binary, from.Name, to.Name);
            else if (TypeOf(from) != TypeOf(to))
                Add(before, ChangeKind.Changed, from, Breaks.Source | Breaks.Binary, TypeOf(from), TypeOf(to));
            else if (!string.Equals(from.WireName, to.WireName, StringComparison.OrdinalIgnoreCase))
                Add(before, ChangeKind.Changed, from, Breaks.Wire, from.WireName, to.WireName);
        }
    }

    private static string TypeOf(HeaderModel header) => header.Type is null ? "string" : TypeName.Short(header.Type.WithoutFormat);

    private void Add(HeadersFileModel model, ChangeKind kind, HeaderModel header, Breaks breaks, string? from, string? to) =>
        changes.Add(new SpecChange(kind, Subject.Member, $"{model.Name}.{header.Name}", header.WireName, breaks) { Old = from, New = to });
}
