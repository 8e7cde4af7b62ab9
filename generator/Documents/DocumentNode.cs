using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>A JSON node and the document that it is in.</summary>
internal sealed record DocumentNode(OpenApiDocument Document, JsonNode Json)
{
    /// <summary>Path of the document, #, and the canonical JSON pointer: the same string however the node was referred to.</summary>
    public string Id => Document.Path + "#" + JsonPointer.Of(Json);

    /// <summary>The node's reference to another one; null when it has none.</summary>
    public string? Reference => Json["$ref"] is { IsString: true } reference ? reference.Value : null;

    public DocumentNode? this[string name] => Json[name] is { } member ? new DocumentNode(Document, member) : null;

    public DocumentNode With(JsonNode json) => new(Document, json);
}
