using System.CommandLine;
using BackupJobsGen.CSharp;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>How a client is made of a document: by a project, or by options that are named after the metadata of its item.</summary>
internal sealed class SpecItemOptions
{
    private readonly Option<string?> _project = new("--project")
    {
        HelpName = "FILE",
        Description = "Project whose <OpenApiClient> names OLD: its metadata applies. The options below replace single values.",
    };

    private readonly (string Metadata, Option<string?> Option)[] _texts =
    [
        ("ClientName", Text("--client-name", "NAME", "Name of the client. Default: derived from the file name of OLD, as in a build.")),
        ("Operations", Text("--operations", "PATTERNS", "Operations to compare: 'BackupJobs_*;JobDetails_Get'. Default: all.")),
        ("Paths", Text("--paths", "PATTERNS", "Paths to compare, in addition to --operations: '**/backupJobs/**'.")),
        ("Tags", Text("--tags", "PATTERNS", "Tags of operations to compare, in addition.")),
        ("ExcludeOperations", Text("--exclude-operations", "PATTERNS", "Operations that are left out.")),
        ("ExcludePaths", Text("--exclude-paths", "PATTERNS", "Paths that are left out.")),
        ("KeepSchemas", Text("--keep-schemas", "PATTERNS", "Schemas to compare although no operation reaches them.")),
    ];

    private readonly Option<string?> _groupBy = WordOption.Create<string?>(
        new(StringComparer.OrdinalIgnoreCase) { ["operationId"] = "OperationId", ["tag"] = "Tag", ["path"] = "Path" },
        "value", "What becomes a group of operations. Default: operationId.", "--group-by");

    private readonly Option<bool> _excludeDeprecated = new("--exclude-deprecated") { Description = "Leave deprecated operations out." };
    private readonly Option<bool> _modelsOnly = new("--models-only") { Description = "Compare types of schemas, and no operations." };
    private readonly Option<bool> _webhooks = new("--webhooks") { Description = "Compare the readers of webhooks and callbacks, too." };
    private readonly Option<bool> _validation = new("--validation") { Description = "Compare the constraints of what is sent, too." };
    private readonly Option<string[]> _overlays = new("--overlay")
    {
        HelpName = "FILE",
        Description = "Overlay that is applied to both documents before they are read. Several are applied in their order.",
    };

    public void AddTo(Command command)
    {
        command.Add(_project);
        foreach ((_, Option<string?> option) in _texts)
            command.Add(option);
        command.Add(_groupBy);
        command.Add(_excludeDeprecated);
        command.Add(_modelsOnly);
        command.Add(_webhooks);
        command.Add(_validation);
        command.Add(_overlays);
    }

    /// <summary>The metadata, and whether the client adds credentials.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="document">Path of the document.</param>
    /// <param name="cancellation">Cancels the evaluation of the project.</param>
    public async Task<(Dictionary<string, string> Metadata, bool FollowsSecurity)> ReadAsync(
        ParseResult parsed, string document, CancellationToken cancellation)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        foreach ((string name, Option<string?> option) in _texts)
        {
            if (parsed.GetValue(option) is { } value)
                metadata[name] = value;
        }

        if (metadata.TryGetValue("ClientName", out string? client) && !Identifiers.IsTypeName(client))
            throw FailureException.Usage($"'{client}' is not a valid C# identifier", "specify --client-name in the form BackupClient");
        if (parsed.GetValue(_groupBy) is { } grouping)
            metadata["GroupBy"] = grouping;
        if (parsed.GetValue(_excludeDeprecated))
            metadata["IncludeDeprecated"] = "false";
        if (parsed.GetValue(_modelsOnly))
            metadata["ModelsOnly"] = "true";
        if (parsed.GetValue(_webhooks))
            metadata["Webhooks"] = "true";
        if (parsed.GetValue(_validation))
            metadata["Validation"] = "true";
        if (parsed.GetValue(_overlays) is { Length: > 0 } overlays)
            metadata["Overlays"] = string.Join(';', overlays);
        if (parsed.GetValue(_project) is not { } path)
            return (metadata, true);
        SpecProject project = await ProjectFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        SpecItem item = ItemOf(project, path, document, client);
        return (new(item.Metadata.Concat(metadata.Where(pair => pair.Key != "ClientName")).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(same => same.Last()), StringComparer.Ordinal), project.FollowsSecurity);
    }

    private static SpecItem ItemOf(SpecProject project, string path, string document, string? client) =>
        project.Items.FirstOrDefault(item => Path.GetFullPath(item.Path) == Path.GetFullPath(document)
            && (client is null || string.Equals(item.Metadata.GetValueOrDefault("ClientName"), client, StringComparison.OrdinalIgnoreCase)))
        ?? throw FailureException.Usage(
            $"'{path}' has no <OpenApiClient> that names '{document}'{(client is null ? "" : $" for {client}")}",
            project.Items.Count == 0
                ? "name the project that generates the client"
                : $"compare one of its documents: {Documents(project)}");

    private static string Documents(SpecProject project) =>
        string.Join(", ", project.Items.Select(item => Path.GetRelativePath(".", item.Path)).Distinct());

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };
}
