using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;

namespace BackupJobsGen.Specs;

/// <summary>Compares the methods of two clients.</summary>
internal sealed class OperationComparison(TypeRules types, List<SpecChange> changes, SpecClient old, SpecClient now)
{
    private readonly OperationWire _wire = new(changes, old, now);

    public void Compare(OperationPlacement? before, OperationPlacement? after)
    {
        if (before is null)
            Add(after!, ChangeKind.Added, Breaks.None, null, Request(after!.Model));
        else if (after is null)
            Add(before, ChangeKind.Removed, Breaks.Source | Breaks.Binary, Request(before.Model), null);
        else
            CompareKept(before, after);
    }

    private void CompareKept(OperationPlacement before, OperationPlacement after)
    {
        if (before.Name != after.Name)
            Add(before, ChangeKind.Renamed, Breaks.Source | Breaks.Binary, before.Name, after.Name);
        if (!before.Model.Deprecated && after.Model.Deprecated)
            Add(before, ChangeKind.Changed, Breaks.Warning, "current", "deprecated");
        else if (before.Model.Deprecated && !after.Model.Deprecated)
            Add(before, ChangeKind.Changed, Breaks.None, "deprecated", "current");
        CompareResults(before, after);
        CompareWaits(before, after);
        IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> arguments =
            Pairing.Match(before.Model.Arguments, after.Model.Arguments, argument => argument.Name, argument => argument.WireName);
        new ArgumentComparison(types, changes, before.Name, "cancellationToken", isSent: true).Compare(arguments, after.Model.Arguments);
        _wire.Compare(before, after, arguments);
        CompareChecks(before, after, arguments);
    }

    private void CompareChecks(
        OperationPlacement before, OperationPlacement after, IEnumerable<(ArgumentModel? Old, ArgumentModel? New)> arguments)
    {
        foreach ((ArgumentModel? from, ArgumentModel? to) in arguments)
        {
            if (from is not null && to is not null)
                new CheckComparison(changes, Subject.Argument).Compare(
                    $"{before.Name}({from.Name})", from.WireName, Check(before.Model, from), Check(after.Model, to));
        }
    }

    private static CheckModel? Check(OperationModel operation, ArgumentModel argument) =>
        operation.Checks.FirstOrDefault(check => check.Name == argument.Name);

    private void CompareResults(OperationPlacement before, OperationPlacement after)
    {
        ReturnType from = ReturnType.Of(before.Model);
        ReturnType to = ReturnType.Of(after.Model);
        Breaks breaks = TypeRules.Change(from, to);
        if (breaks != Breaks.None)
            changes.Add(
                new SpecChange(ChangeKind.Changed, Subject.Response, before.Name, before.Model.Id, breaks)
                { Old = TypeName.Short(from), New = TypeName.Short(to) });
    }

    private void CompareWaits(OperationPlacement before, OperationPlacement after)
    {
        (StatusWaitModel? from, StatusWaitModel? to) = (before.Model.Wait, after.Model.Wait);
        if (from == to)
            return;
        Breaks breaks = from is null ? Breaks.None : from.Method == to?.Method ? Breaks.Wire : Breaks.Source | Breaks.Binary;
        changes.Add(
            new SpecChange(
                from is null ? ChangeKind.Added : to is null ? ChangeKind.Removed : ChangeKind.Changed, Subject.Operation,
                $"{before.Owner}.{from?.Method ?? to!.Method}", before.Model.Id, breaks)
            { Old = Ends(from), New = Ends(to) });
    }

    private static string? Ends(StatusWaitModel? wait) =>
        wait is null ? null : $"{wait.Member} {string.Join(", ", wait.Succeeded)}; {string.Join(", ", wait.Failed)}";

    private void Add(OperationPlacement place, ChangeKind kind, Breaks breaks, string? from, string? to) =>
        changes.Add(new SpecChange(kind, Subject.Operation, place.Name, place.Model.Id, breaks) { Old = from, New = to });

    private static string Request(OperationModel operation) => $"{operation.HttpMethod} {operation.Path}";
}
