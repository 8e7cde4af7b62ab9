using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;

namespace BackupJobsGen.Testing.Operations;

/// <summary>An operation of the document.</summary>
internal sealed class DocumentOperation
{
    public DocumentOperation(LoadedDocument document, PathTemplate path, DocumentNode item, DocumentNode member)
    {
        Path = path;
        Node = document.Target(member, DocumentPlaces.Operation);
        // An additional operation is sent with its name as it is.
        Method = IsMethod(member.Json) ? member.Json.Name!.ToUpperInvariant() : member.Json.Name!;
        Id = Node.Json["operationId"]?.Value ?? $"{Method} {path}";
        Parameters = [.. DeclaredParameter.Of(document, item, Node)];
    }

    public string Id { get; }

    public string Method { get; }

    public PathTemplate Path { get; }

    public DocumentNode Node { get; }

    /// <summary>The body of Swagger 2.0 and fields of its forms are among them.</summary>
    public IReadOnlyList<DeclaredParameter> Parameters { get; }

    /// <summary>The responses, by status or "default", in document order.</summary>
    public IEnumerable<DocumentNode> Responses => Node["responses"] is { } list
        ? list.Json.Members.ToArray().Where(member => !member.Name!.StartsWith("x-", StringComparison.Ordinal)).Select(list.With)
        : [];

    /// <summary>The response declared for a status: by number, range or default.</summary>
    public DocumentNode? Response(int status) => Responses
        .Select(response => (Key: StatusKey.Parse(response.Json.Name!), Node: response))
        .Where(response => response.Key?.Covers(status) == true)
        .OrderBy(response => response.Key)
        .Select(response => response.Node)
        .FirstOrDefault();

    /// <summary>The declared statuses; null where a status is among them.</summary>
    public string? DeclaredInstead(int status) =>
        Response(status) is null ? string.Join(", ", Responses.Select(response => response.Json.Name)) : null;

    public bool IsLongRunning => Node["x-ms-long-running-operation"] is { Json.IsTrue: true };

    public override string ToString() => $"{Method} {Path}";

    /// <summary>The operations of a path item, those of <c>additionalOperations</c> included.</summary>
    public static IEnumerable<DocumentNode> Within(DocumentNode item)
    {
        IEnumerable<DocumentNode> own = item.Json.Members.ToArray().Where(member => member.IsObject && IsMethod(member)).Select(item.With);
        if (item[PathItemMembers.AdditionalOperations] is not { Json.IsObject: true } additional)
            return own;
        // A method that has a member of its own in path items is not one of these.
        return own.Concat(additional.Json.Members.ToArray()
            .Where(member => member.IsObject && !PathItemMembers.Methods.Contains(member.Name!.ToLowerInvariant()))
            .Select(additional.With));
    }

    private static bool IsMethod(JsonNode member) => Array.IndexOf(PathItemMembers.Methods, member.Name) >= 0;
}
