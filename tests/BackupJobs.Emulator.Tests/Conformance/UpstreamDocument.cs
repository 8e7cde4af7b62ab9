using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Conformance;

/// <summary>An OpenAPI document of the service, from the folder next to the repository.</summary>
internal sealed class UpstreamDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];
    private readonly Dictionary<string, JsonNode> _files = [];
    private readonly string _path;

    private UpstreamDocument(string version)
    {
        Version = version;
        _path = Path.Combine(Repository.Shared!, "upstream", "specification", "recoveryservicesbackup", "resource-manager",
            "Microsoft.RecoveryServices", "stable", version, "bms.json");
        Operations = [.. ReadOperations()];
    }

    public string Version { get; }

    public IReadOnlyList<UpstreamOperation> Operations { get; }

    public static UpstreamDocument Load(string version) => new(version);

    /// <summary>The operation that a request is for, or null.</summary>
    public UpstreamOperation? Find(string method, string path) =>
        Operations.Where(operation => operation.Matches(method, path))
            .MinBy(operation => operation.Template.Count(character => character == '{'));

    /// <summary>The target of a reference, and the file that its own references are relative to.</summary>
    public (JsonNode Node, string File) Resolve(string reference, string file)
    {
        string[] parts = reference.Split('#');
        string target = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
        JsonNode node = Read(target);
        foreach (string step in parts.Length > 1 ? parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries) : [])
            node = node[step.Replace("~1", "/", StringComparison.Ordinal)]!;
        return (node, target);
    }

    /// <summary>Definitions of this document, by name.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Definitions(string file) => Read(file)["definitions"]!.AsObject();

    private JsonNode Read(string file)
    {
        if (!_files.TryGetValue(file, out JsonNode? node))
            _files[file] = node = JsonNode.Parse(File.ReadAllText(file))!;
        return node;
    }

    private IEnumerable<UpstreamOperation> ReadOperations()
    {
        foreach ((string template, JsonNode? methods) in Read(_path)["paths"]!.AsObject())
        {
            foreach ((string method, JsonNode? operation) in methods!.AsObject().Where(entry => Methods.Contains(entry.Key)))
                yield return new UpstreamOperation(method.ToUpperInvariant(), template, operation!, _path);
        }
    }
}

/// <summary>An operation of a document.</summary>
internal sealed record UpstreamOperation(string Method, string Template, JsonNode Node, string File)
{
    public string Id => (string)Node["operationId"]!;

    public bool Matches(string method, string path)
    {
        string[] wanted = Template.Trim('/').Split('/');
        string[] actual = path.Trim('/').Split('/');
        return Method == method && wanted.Length == actual.Length && wanted.Zip(actual).All(pair =>
            pair.First.StartsWith('{') || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The response of the document for a status, the default one for errors, or null if there is none.</summary>
    public JsonNode? Response(int status) =>
        Node["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            ?? (status >= 400 ? Node["responses"]!["default"] : null);
}
