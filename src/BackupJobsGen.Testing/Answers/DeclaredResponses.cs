using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;
using JsonNode = BackupJobsGen.Json.JsonNode;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>Answers from the document: its examples, otherwise values made by its schemas.</summary>
internal sealed class DeclaredResponses(LoadedDocument document, Discriminators discriminators, int seed)
{
    // 202 is an answer that needs another request.
    private const int MadeItems = 3;

    private static readonly int[] Preferred = [200, 201, 204, 203, 205, 206, 202];

    /// <summary>The status of an operation that succeeds.</summary>
    public static int StatusOf(DocumentOperation operation)
    {
        StatusKey[] declared = [.. operation.Responses.Select(response => StatusKey.Parse(response.Json.Name!)).OfType<StatusKey>()];
        int preferred = Preferred.FirstOrDefault(status => declared.Contains(StatusKey.Of(status)));
        if (preferred != 0)
            return preferred;
        return declared.Any(status => status.IsDefault || status.IsSuccess)
            ? 200
            : declared.Select(status => status.Code ?? 500).DefaultIfEmpty(200).Min();
    }

    /// <summary>The body of a response; null without one.</summary>
    public (Node? Value, BodyOf? Of) Body(DocumentOperation operation, int status, MockRequest request)
    {
        if (operation.Response(status) is not { } reference || status is 204 or 304)
            return (null, null);
        DocumentNode response = document.Target(reference, DocumentPlaces.Response);
        if (Content(operation, response, request) is not { } content)
            return (null, null);
        if (content.Example is null && Example(operation, status) is { } example)
            return (Parsed(example), content with { Example = example });
        if (content.Example is { } given)
            return (Parsed(given), content);
        if (content.IsStream)
            return (Items(Values(operation, status), content), content);
        return content.Schema is { } schema ? (Values(operation, status).Make(schema), content) : (null, content);
    }

    // The items of a stream. Before OpenAPI 3.2 the schema is that of an item, or a list of them.
    private JsonArray Items(SchemaValues values, BodyOf content)
    {
        if (content.ItemSchema is null && content.Schema is { } schema && SchemaView.Of(document, schema).IsArray
            && values.Make(schema) is JsonArray { Count: > 0 } list)
            return list;
        JsonArray items = [];
        for (int i = 0; i < MadeItems; i++)
            items.Add((content.ItemSchema ?? content.Schema) is { } item ? values.Make(item) : JsonValue.Create("any"));
        return items;
    }

    /// <summary>Headers that the response declares.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers(DocumentOperation operation, int status)
    {
        if (operation.Response(status) is not { } reference
            || document.Target(reference, DocumentPlaces.Response)["headers"] is not { } headers)
            yield break;
        foreach (JsonNode member in headers.Json.Members.ToArray())
        {
            // Where to go next is decided by the server, not by an example.
            if (member.Name!.ToLowerInvariant() is "location" or "operation-location" or "azure-asyncoperation" or "link" or "content-type"
                or "content-length" or "retry-after")
                continue;
            DocumentNode header = document.Target(headers.With(member), DocumentPlaces.Header);
            Node? value = header["example"] is { } example ? Parsed(example) : Values(operation, status).Make(header["schema"] ?? header);
            if (value is JsonValue scalar)
                yield return new(member.Name!, scalar.ToString());
        }
    }

    /// <summary>Generates values; the same ones for the same operation and status.</summary>
    public SchemaValues Values(DocumentOperation operation, int status) =>
        new(document, discriminators, Direction.Response, Seed(operation.ToString(), status));

    public bool Fits(Node value, DocumentNode schema)
    {
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(value.ToJsonString());
        return new SchemaCheck(document, discriminators, Direction.Response).Check(json.RootElement, schema).Count == 0;
    }

    private int Seed(string operation, int status)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        uint hash = 2166136261;
        foreach (char c in operation)
            hash = (hash ^ c) * 16777619;
        return unchecked((int)(hash ^ (uint)seed ^ ((uint)status << 16)));
    }

    private BodyOf? Content(DocumentOperation operation, DocumentNode response, MockRequest request)
    {
        if (document.IsSwagger)
        {
            if (response["schema"] is not { } schema)
                return null;
            DocumentNode? produced = operation.Node["produces"] ?? document.Root["produces"];
            string mediaType = Accepted(request, produced?.Json.Items.ToArray().Select(item => item.Value) ?? []) ?? MediaTypeRules.Json;
            return new BodyOf(mediaType, schema, null, response["examples"]?[mediaType]);
        }

        if (response["content"] is not { Json.Members.Length: > 0 } content)
            return null;
        string chosen = Accepted(request, content.Json.Members.ToArray().Select(member => member.Name!)) ?? content.Json.Members[0].Name!;
        DocumentNode media = document.Target(content[chosen]!, DocumentPlaces.MediaType);
        DocumentNode? example = media["example"];
        if (example is null && media["examples"] is { Json.Members.Length: > 0 } examples)
        {
            DocumentNode first = document.Target(examples.With(examples.Json.Members[0]), DocumentPlaces.Example);
            example = first["value"] ?? first["dataValue"];
        }

        return new BodyOf(chosen, media["schema"], media["itemSchema"], example);
    }

    // The client's first choice that is declared; JSON before others where it has none.
    private static string? Accepted(MockRequest request, IEnumerable<string> declared)
    {
        string[] types = [.. declared];
        IEnumerable<string> accepted =
            (request.Header("Accept") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return accepted.SelectMany(range => types.Where(type => MediaTypeRules.Includes(range, type))).FirstOrDefault()
            ?? types.FirstOrDefault(MediaTypeRules.IsJson)
            ?? types.FirstOrDefault();
    }

    // The first of x-ms-examples that has the status.
    private static DocumentNode? Example(DocumentOperation operation, int status)
    {
        if (operation.Node["x-ms-examples"] is not { } examples)
            return null;
        foreach (JsonNode example in examples.Json.Members.ToArray())
        {
            DocumentNode? content = example["$ref"] is { IsString: true } file
                ? LoadedDocument.ReadReferenced(operation.Node.Document, file.Value)
                : examples.With(example);
            if (content?["responses"]?[status.ToString(CultureInfo.InvariantCulture)]?["body"] is { } body)
                return body;
        }

        return null;
    }

    private static Node? Parsed(DocumentNode value) => Node.Parse(JsonWriter.Write(value.Json));
}

/// <summary>What a response's body is declared as.</summary>
/// <param name="Schema">Of the body as a whole; null where none is declared.</param>
/// <param name="ItemSchema">Of an item of a stream; null where none is declared.</param>
internal sealed record BodyOf(string MediaType, DocumentNode? Schema, DocumentNode? ItemSchema, DocumentNode? Example)
{
    /// <summary>Whether the body is a number of items.</summary>
    public bool IsStream => StreamBody.IsStream(MediaType);

    /// <summary>A value as the bytes of a body.</summary>
    public byte[] Bytes(Node? value)
    {
        if (MediaTypeRules.IsJson(MediaType))
            return Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "null");
        // An example that is a string is the whole body.
        if (IsStream && value is not JsonValue)
            return StreamBody.Write(MediaType, value is JsonArray items ? items : [value], areEvents: ItemSchema is not null);
        return Encoding.UTF8.GetBytes(value is JsonValue scalar ? scalar.ToString() : value?.ToJsonString() ?? "");
    }
}
