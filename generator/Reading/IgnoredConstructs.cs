using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Reading;

/// <summary>
/// Reports what a document declares and a client does not do, once per document and kind. Nothing is generated differently,
/// but nothing is ignored silently either. Of a document from which operations are selected, only what they need is looked at.
/// </summary>
internal sealed class IgnoredConstructs(ReadContext context, OpenApiDocument document, ReadOptions options, SelectedParts? selected)
{
    // The members of these are named by the document; they are not keywords.
    private static readonly string[] Maps =
        [
            "properties", "patternProperties", "definitions", "$defs", "schemas", "parameters", "headers", "responses", "requestBodies",
            "paths", "x-ms-paths", "content", "callbacks",
            "webhooks", "variables", "mapping", "securitySchemes", "securityDefinitions", "encoding", "dependentSchemas"];

    private static readonly string[] Data = ["default", "example", "examples", "enum", "const"];

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <param name="context">Receives the reports.</param>
    /// <param name="document">A document of the client.</param>
    /// <param name="options">What the client reads.</param>
    /// <param name="selected">What the client needs of the document; null for all.</param>
    public static void Report(ReadContext context, OpenApiDocument document, ReadOptions options, SelectedParts? selected)
    {
        IgnoredConstructs constructs = new(context, document, options, selected);
        constructs.Visit(document.Root, null);
        foreach (JsonNode part in selected?.Of(document) ?? [])
            constructs.Visit(part, null);
    }

    private void Visit(JsonNode node, string? map)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        foreach (JsonNode item in node.Items)
            Visit(item, null);
        foreach (JsonNode member in node.Members)
        {
            string name = member.Name!;
            if (selected?.LeaveOut(member) == true)
                continue;
            // All others are keywords, and many.
            if (map is null && name.StartsWith("x", StringComparison.OrdinalIgnoreCase))
                OwnExtensions.CheckName(context, new DocumentNode(document, member), OperationNode.IsCalled(node));
            if (map is null && (IsData(member) || (name.StartsWith("x-", StringComparison.Ordinal) && name != "x-ms-paths")))
                continue;
            if (map is null)
                Check(member, name);
            Visit(member, map is null && member.IsObject && Maps.Contains(name) ? name : null);
        }
    }

    // The values of a server's variable are a keyword of its own kind.
    private static bool IsData(JsonNode member) =>
        Data.Contains(member.Name!) && !(member.Name == "enum" && member.Parent?.Parent?.Name == "variables");

    private void Check(JsonNode member, string name)
    {
        if (IgnoredKeyword.Of(name, new KeywordUse(member, document, options)) is { } ignored
            && _reported.Add(ignored.IsReportedTogether ? ignored.Reason : name))
            context.Report(Problems.IgnoredConstruct, new DocumentNode(document, member), name, ignored.Reason);
    }
}
