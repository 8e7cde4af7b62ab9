using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

internal static class SpecComparison
{
    private const string FilterFields = "x-ms-odata";

    /// <summary>Where our document states other facts than upstream does about the operations that ours has.</summary>
    public static IReadOnlyList<JsonDifference> Differences(SpecFile ours, SpecFile upstream)
    {
        string[] operations = [.. ours.Operations.Select(operation => operation.Id)];
        string[] filters = [.. ours.Operations.Select(FieldsOf).OfType<string>().Distinct()];
        // Upstream has dropped the keyword from whole documents, but neither the fields nor what the service understands.
        if (!upstream.Operations.Any(operation => FieldsOf(operation) is not null))
            ours = WithoutFields(ours);
        return [.. JsonDifference.Between(WireFacts.Of(ours, operations, filters), WireFacts.Of(upstream, operations, filters))];
    }

    private static string? FieldsOf((string Id, string Pointer, JsonObject Node) operation) => (string?)operation.Node[FilterFields];

    private static SpecFile WithoutFields(SpecFile file)
    {
        SpecFile copy = file.Copy();
        foreach ((_, _, JsonObject operation) in copy.Operations)
            operation.Remove(FilterFields);
        return copy;
    }
}
