using System.Text.RegularExpressions;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>Compares the client itself, its groups and their operations.</summary>
internal sealed partial class ClientComparison(TypeRules types, List<SpecChange> changes)
{
    public void Compare(SpecClient old, SpecClient now)
    {
        if (old.Operations.Count > 0 && now.Operations.Count > 0 && old.Root.Endpoint != now.Root.Endpoint)
            changes.Add(
                new SpecChange(ChangeKind.Changed, Subject.Client, old.Name, "host", Breaks.Wire)
                { Old = old.Root.Endpoint, New = now.Root.Endpoint });
        CompareVariables(old.Name, old.Root.Variables, now.Root.Variables);
        foreach ((GroupPlacement? before, GroupPlacement? after) in Pairing.Match(
            old.Groups, now.Groups, group => group.Path, group => group.Model.Group))
            CompareGroup(old.Name, before, after);
        IReadOnlyList<(OperationPlacement? Old, OperationPlacement? New)> pairs = Pairs(old, now);
        CompareVersions(old.Name, pairs);
        new SecurityComparison(changes, old, now).Compare(pairs);
        OperationComparison operations = new(types, changes, old, now);
        foreach ((OperationPlacement? before, OperationPlacement? after) in pairs)
            operations.Compare(before, after);
    }

    /// <summary>Which operation is which: by the method's name, else by method and path of the request.</summary>
    public static IReadOnlyList<(OperationPlacement? Old, OperationPlacement? New)> Pairs(SpecClient old, SpecClient now) =>
        Pairing.Match(old.Operations, now.Operations, operation => operation.Name, operation => Request(operation.Model));

    // The endpoint's variables are the constructor's arguments; a default is part of the generated code.
    private void CompareVariables(string client, IReadOnlyList<ArgumentModel> old, IReadOnlyList<ArgumentModel> now)
    {
        IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> pairs =
            Pairing.Match(old, now, variable => variable.Name, variable => variable.WireName);
        new ArgumentComparison(types, changes, client, "options", isSent: false).Compare(pairs, now);
        foreach ((ArgumentModel? before, ArgumentModel? after) in pairs)
        {
            if (before is { Default: { } was } && after is { Default: { } becomes } && was != becomes)
                changes.Add(
                    new SpecChange(ChangeKind.Changed, Subject.Argument, $"{client}({before.Name})", "default", Breaks.Wire)
                    { Old = was.Json, New = becomes.Json });
        }
    }

    private void CompareGroup(string client, GroupPlacement? old, GroupPlacement? now)
    {
        if (old is null)
            changes.Add(new SpecChange(ChangeKind.Added, Subject.Group, $"{client}.{now!.Path}", now.Model.Group, Breaks.None));
        else if (now is null)
            changes.Add(
                new SpecChange(
                    ChangeKind.Removed, Subject.Group, $"{client}.{old.Path}", old.Model.Group, Breaks.Source | Breaks.Binary));
        else if (old.Path != now.Path)
            changes.Add(
                new SpecChange(
                    ChangeKind.Renamed, Subject.Group, $"{client}.{old.Path}", old.Model.Group, Breaks.Source | Breaks.Binary)
                { Old = old.Path, New = now.Path });
        else if (old.Model.Type != now.Model.Type)
            changes.Add(
                new SpecChange(
                    ChangeKind.Changed, Subject.Group, $"{client}.{old.Path}", old.Model.Group, Breaks.Source | Breaks.Binary)
                { Old = old.Model.Type, New = now.Model.Type });
    }

    // A new document has another api-version for each of its operations: one line, not one for each.
    private void CompareVersions(string client, IEnumerable<(OperationPlacement? Old, OperationPlacement? New)> pairs)
    {
        var versions = pairs
            .Where(pair => pair is { Old: not null, New: not null } && pair.Old.Model.ApiVersion != pair.New.Model.ApiVersion)
            .GroupBy(pair => (Old: pair.Old!.Model.ApiVersion, New: pair.New!.Model.ApiVersion));
        foreach (var version in versions)
        {
            changes.Add(new SpecChange(ChangeKind.Changed, Subject.Client, client, "api-version", Breaks.Wire)
            {
                Old = version.Key.Old ?? "none",
                New = version.Key.New ?? "none",
                Note = version.Count() == 1 ? $"of {version.First().Old!.Name}" : $"of {version.Count()} operations",
            });
        }
    }

    private static string Request(OperationModel operation) => operation.HttpMethod + " " + Placeholder().Replace(operation.Path, "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
