using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;

namespace BackupJobsGen.Testing.Operations;

/// <summary>All operations of a document, found by request.</summary>
internal sealed class OperationTable
{
    private readonly List<DocumentOperation> _operations = [];
    private readonly List<string> _bases;

    public OperationTable(LoadedDocument document)
    {
        DocumentNode root = document.Root;
        foreach (DocumentNode paths in new[] { root["paths"], root["x-ms-paths"] }.OfType<DocumentNode>())
        {
            foreach (JsonNode member in paths.Json.Members)
            {
                if (member.Name!.StartsWith("x-", StringComparison.Ordinal))
                    continue;
                PathTemplate path = new(member.Name);
                DocumentNode item = document.Target(paths.With(member), DocumentPlaces.PathItem);
                _operations.AddRange(
                    DocumentOperation.Within(item).Select(operation => new DocumentOperation(document, path, item, operation)));
            }
        }

        _bases = [.. Bases(document).Distinct().OrderByDescending(path => path.Length)];
    }

    public IReadOnlyList<DocumentOperation> Operations => _operations;

    /// <summary>The operation with this operationId, or with this method and path.</summary>
    public DocumentOperation? Find(string operation) =>
        _operations.Find(one => one.Id == operation) ?? _operations.Find(one => one.ToString() == operation);

    /// <summary>The operation that a request is for, and its path parameters; null when the document has none.</summary>
    /// <param name="path">Still encoded, with or without the base path of one of the servers.</param>
    public (DocumentOperation Operation, IReadOnlyDictionary<string, string> Parameters)? Find(string method, string path, string query) =>
        Matches(path, query)
            .Where(match => match.Operation.Method == method)
            .Select(match => ((DocumentOperation, IReadOnlyDictionary<string, string>)?)match)
            .FirstOrDefault();

    /// <summary>The methods that a path has.</summary>
    public IEnumerable<DocumentOperation> Of(string path, string query) => Matches(path, query).Select(match => match.Operation);

    private IEnumerable<(DocumentOperation Operation, IReadOnlyDictionary<string, string> Parameters)> Matches(string path, string query) =>
        from basePath in _bases
        where path.StartsWith(basePath + "/", StringComparison.Ordinal)
        from operation in _operations.OrderByDescending(one => one.Path.QueryItems).ThenByDescending(one => one.Path.Literals)
        let parameters = operation.Path.Match(path[basePath.Length..], query)
        where parameters is not null
        select (operation, parameters);

    private static IEnumerable<string> Bases(LoadedDocument document)
    {
        DocumentNode root = document.Root;
        yield return "";
        if (root.Json["basePath"] is { IsString: true } basePath)
            yield return Trimmed(basePath.Value);
        if (root["servers"] is not { } servers)
            yield break;
        foreach (JsonNode item in servers.Json.Items.ToArray())
        {
            JsonNode server = document.Target(servers.With(item), DocumentPlaces.Server).Json;
            string url = server["url"]?.Value ?? "";
            foreach (JsonNode variable in server["variables"] is { } variables ? variables.Members.ToArray() : [])
                url = url.Replace($"{{{variable.Name}}}", variable["default"]?.Value ?? "", StringComparison.Ordinal);
            yield return Trimmed(
                Uri.TryCreate(url, UriKind.Absolute, out Uri? absolute) && !url.StartsWith('/') ? absolute.AbsolutePath : url);
        }
    }

    private static string Trimmed(string path) => path.Trim('/') is { Length: > 0 } trimmed ? "/" + trimmed : "";
}
