using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>A JSON node and the document that it is in.</summary>
internal sealed record DocumentNode(OpenApiDocument Document, JsonNode Json)
{
    /// <summary>Path of the document, #, and the canonical JSON pointer: the same string however the node was referred to.</summary>
    public string Id => Document.Path + "#" + JsonPointer.Of(Json) + MergedIn;

    // A keyword that was copied into a schema of another file has that schema's pointer: the file is needed to tell them apart.
    private string MergedIn
    {
        get
        {
            for (JsonNode? at = Json; at is not null; at = at.Parent)
            {
                if (at.Origin is CopiedKeyword copied)
                    return "@" + copied.Into.Path;
            }

            return "";
        }
    }

    /// <summary>The node's reference to another one; null when it has none.</summary>
    public string? Reference => Json["$ref"] is { IsString: true } reference ? reference.Value : null;

    public DocumentNode? this[string name] => Json[name] is { } member ? With(member) : null;

    public DocumentNode With(JsonNode json) => new(json.Origin is CopiedKeyword copied ? copied.From : Document, json);
}

/// <summary>Where a keyword is from that was copied into a schema of another file: its references and offsets belong there.</summary>
internal sealed record CopiedKeyword(OpenApiDocument From, OpenApiDocument Into)
{
    /// <summary>The object with the <c>$ref</c> next to which it is; null where it is part of a schema.</summary>
    public JsonNode? Holder { get; init; }
}
