using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>Compares the types that the schemas of two clients become.</summary>
internal sealed class TypeComparison(List<SpecChange> changes)
{
    public void Compare(SpecClient old, SpecClient now)
    {
        RecordComparison records = new(changes, old, now);
        foreach ((FileModel? before, FileModel? after) in Pairing.Match(old.Types, now.Types, file => file.Name, Origin))
        {
            if (before is null)
                Add(after!, ChangeKind.Added, Breaks.None);
            else if (after is null)
                Add(before, ChangeKind.Removed, Breaks.Source | Breaks.Binary);
            else if (before.GetType() != after.GetType())
                Add(before, ChangeKind.Changed, Breaks.Source | Breaks.Binary, Kind(before), Kind(after));
            else
                CompareKept(records, before, after);
        }
    }

    private void CompareKept(RecordComparison records, FileModel before, FileModel after)
    {
        if (before.Name != after.Name)
            Add(before, ChangeKind.Renamed, Breaks.Source | Breaks.Binary, before.Name, after.Name);
        switch (before)
        {
            case RecordModel record:
                records.Compare(record, (RecordModel)after);
                break;
            case EnumModel model:
                new EnumComparison(changes).Compare(model, (EnumModel)after);
                break;
            case UnionModel union:
                new UnionComparison(changes).Compare(union, (UnionModel)after);
                break;
            case OutcomeModel outcome:
                new UnionComparison(changes).Compare(outcome, (OutcomeModel)after);
                break;
            case HeadersFileModel headers:
                new MethodComparison(changes, before.Name).Compare(headers, (HeadersFileModel)after);
                break;
            case WebhooksFileModel webhooks:
                new MethodComparison(changes, before.Name).Compare(webhooks, (WebhooksFileModel)after);
                break;
        }
    }

    private void Add(FileModel file, ChangeKind kind, Breaks breaks, string? from = null, string? to = null) =>
        changes.Add(new SpecChange(kind, Subject.Type, file.Name, Origin(file), breaks) { Old = from, New = to });

    private static string Kind(FileModel file) => file switch
    {
        EnumModel => "enum",
        UnionModel => "one of several types",
        OutcomeModel => "result",
        HeadersFileModel => "headers",
        WebhooksFileModel => "webhooks",
        _ => "record",
    };

    private static string Origin(FileModel file) => file switch
    {
        RecordModel { Hierarchy.Role: HierarchyRole.Unknown } record => SpecClient.Pointer(record.SchemaId) + ", any other kind",
        RecordModel record => SpecClient.Pointer(record.SchemaId),
        EnumModel model => SpecClient.Pointer(model.SchemaId),
        UnionModel union => SpecClient.Pointer(union.SchemaId),
        OutcomeModel outcome => outcome.OperationId + ", response",
        _ => file.Name,
    };
}
