namespace BackupJobs.Tests.Specs;

internal static class SpecComparison
{
    /// <summary>Where our document states other facts than upstream does about the operations that ours has.</summary>
    public static IReadOnlyList<JsonDifference> Differences(SpecFile ours, SpecFile upstream)
    {
        string[] operations = [.. ours.Operations.Select(operation => operation.Id)];
        return [.. JsonDifference.Between(WireFacts.Of(ours, operations), WireFacts.Of(upstream, operations))];
    }
}
