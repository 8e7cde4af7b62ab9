using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>What was created, changed and deleted, by path. The response to any other path is created from the document.</summary>
internal sealed class ResourceState(
    LoadedDocument document, OperationTable operations, DeclaredResponses responses, ResourceIds ids)
{
    private const int MaxResources = 10_000;

    private static readonly string[] IdNames = ["id", "name"];
    private static readonly string[] ListNames = ["value", "items", "data", "results"];

    private readonly Dictionary<string, Resource> _resources = new(StringComparer.Ordinal);

    // The paths below which something was created, whether it is still there or not.
    private readonly HashSet<string> _collections = new(StringComparer.Ordinal);

    /// <summary>The answer to a request that concerns a resource; null when it does not.</summary>
    public KnownAnswer? Answer(DocumentOperation operation, MockRequest request, int status, Node? made, BodyOf? of)
    {
        string path = request.Url.AbsolutePath.TrimEnd('/');
        bool isItem = operation.Path.EndsWithParameter;
        return operation.Method switch
        {
            "PUT" when isItem => Put(operation, path, request, status, made, of),
            "PATCH" when isItem => Patch(operation, path, request, status, made, of),
            "DELETE" when isItem => Delete(operation, path, status),
            "GET" or "HEAD" when _resources.TryGetValue(path, out Resource? resource) => Get(operation, request, status, resource, of),
            "GET" when !isItem && of is not null && Items(operation, path, made) is { } items => new(status, List(operation, made, items)),
            "POST" when !isItem && ItemsOf(operation) is { } items => Post(operation, items, path, request, status, made, of),
            _ => null,
        };
    }

    private KnownAnswer Get(DocumentOperation operation, MockRequest request, int status, Resource resource, BodyOf? of)
    {
        if (resource.Value is null)
            return new(404, null);
        Node body = resource.Value.DeepClone();
        // What wrote the resource may declare less of it, such as no body at all.
        ids.Apply(operation, request, body, of?.Schema, sent: resource.Value as JsonObject);
        return new(status, body, resource.Sent);
    }

    private KnownAnswer? Put(DocumentOperation operation, string path, MockRequest request, int status, Node? made, BodyOf? of)
    {
        bool isNew = !_resources.TryGetValue(path, out Resource? known) || known.Value is null;
        Node? stored = Sent(operation, request, made, of);
        if (stored is null)
            return null;
        JsonObject? sent = Parsed(request) as JsonObject;
        ids.Apply(operation, request, stored, of?.Schema, sent, made as JsonObject);
        Store(path, stored, sent);
        int created = isNew && operation.Node["responses"]?["201"] is not null ? 201 : status;
        return new(created, made is null ? null : stored.DeepClone(), sent);
    }

    private KnownAnswer? Patch(DocumentOperation operation, string path, MockRequest request, int status, Node? made, BodyOf? of)
    {
        if (_resources.TryGetValue(path, out Resource? known) && known.Value is null)
            return new(404, null);
        if ((known?.Value ?? made) is not JsonObject target || Parsed(request) is not JsonObject patch)
            return null;
        JsonObject changed = (JsonObject)target.DeepClone();
        if (known is null)
            ids.Apply(operation, request, changed, of?.Schema);
        Merge(changed, patch);
        JsonObject sent = known?.Sent?.DeepClone() as JsonObject ?? [];
        Merge(sent, patch);
        Store(path, changed, sent);
        return new(status, made is null ? null : changed.DeepClone(), sent);
    }

    private KnownAnswer? Delete(DocumentOperation operation, string path, int status)
    {
        bool wasDeleted = _resources.TryGetValue(path, out Resource? known) && known.Value is null;
        Store(path, null, null);
        if (!wasDeleted)
            return null;
        bool has204 = operation.Node["responses"]?["204"] is not null;
        return new(has204 ? 204 : operation.Response(404) is not null ? 404 : status, null);
    }

    private KnownAnswer? Post(
        DocumentOperation operation, DocumentOperation items, string path, MockRequest request, int status, Node? made, BodyOf? of)
    {
        if (made is not JsonObject || Sent(operation, request, made, of) is not JsonObject stored)
            return null;
        string parameter = items.Path.Names[^1];
        // What identifies it is answered even where the document does not require it.
        JsonObject complete = (JsonObject)made;
        string? member = ResourceIds.NamesOf(parameter).Concat(IdNames)
            .FirstOrDefault(name => (stored[name] ?? complete[name]) is JsonValue);
        if (member is null)
            return null;
        JsonObject? sent = Parsed(request) as JsonObject;
        if (sent?[member] is null)
            stored[member] = ids.New(
                operation, status, items, of?.Schema, member, stored[member] ?? complete[member]!, id => IsFree(path, id));
        Store(Below(path, stored[member]!), stored, sent);
        return new(status, stored.DeepClone(), sent);
    }

    private bool IsFree(string path, Node? id) => id is not null && !_resources.ContainsKey(Below(path, id));

    private static string Below(string path, Node id) => $"{path}/{Uri.EscapeDataString(id.ToString())}";

    // What was sent, with what only a server can say: members that the response requires, and read-only ones. Where that does not fit,
    // all members that the document makes; only declared ones where the body as a whole does not fit.
    private Node? Sent(DocumentOperation operation, MockRequest request, Node? made, BodyOf? of)
    {
        if (Parsed(request) is not { } body)
            return made?.DeepClone();
        RemoveWriteOnly(operation, body);
        if (body is not JsonObject sent || made is not JsonObject complete || of?.Schema is not { } schema)
            return body;
        JsonObject least = Least(complete, sent, schema);
        if (responses.Fits(least, schema))
            return least;
        JsonObject whole = (JsonObject)complete.DeepClone();
        foreach ((string name, Node? value) in sent)
            whole[name] = value?.DeepClone();
        if (responses.Fits(whole, schema))
            return whole;
        if (responses.Fits(body, schema))
            return body;
        HashSet<string> declared = [.. SchemaView.Of(document, schema).Properties.Select(property => property.Name)];
        JsonObject shared = (JsonObject)complete.DeepClone();
        foreach ((string name, Node? value) in sent.Where(member => declared.Contains(member.Key)))
            shared[name] = value?.DeepClone();
        return shared;
    }

    private JsonObject Least(JsonObject complete, JsonObject sent, DocumentNode schema)
    {
        SchemaView view = SchemaView.Of(document, schema);
        HashSet<string> kept = [.. view.Required.Select(member => member.Name)];
        kept.UnionWith(view.Properties.Where(property => document.Follow(property.Schema)["readOnly"] is { Json.IsTrue: true })
            .Select(property => property.Name));
        JsonObject least = [];
        // In the order of the response, as what comes back is compared by people too.
        foreach ((string name, Node? value) in complete.Where(member => sent.ContainsKey(member.Key) || kept.Contains(member.Key)))
            least[name] = (sent.TryGetPropertyValue(name, out Node? own) ? own : value)?.DeepClone();
        foreach ((string name, Node? value) in sent.Where(member => !complete.ContainsKey(member.Key)))
            least[name] = value?.DeepClone();
        return least;
    }

    private void RemoveWriteOnly(DocumentOperation operation, Node body)
    {
        if (body is not JsonObject members || DeclaredBody.Of(document, operation)?.Content(MediaTypeRules.Json)?.Schema is not { } schema)
            return;
        foreach ((string name, DocumentNode property) in SchemaView.Of(document, schema).Properties)
        {
            if (document.Follow(property)["writeOnly"] is { Json.IsTrue: true })
                members.Remove(name);
        }
    }

    // What was created, once something was; before, what the document makes without what was deleted. Null: nothing is to be changed.
    private List<Node?>? Items(DocumentOperation collection, string path, Node? made)
    {
        if (_collections.Contains(path))
            return [.. _resources
                .Where(resource => resource.Value.Value is not null && Parent(resource.Key) == path)
                .Select(resource => resource.Value.Value!.DeepClone())];
        if (!_resources.Keys.Any(key => Parent(key) == path)
            || ListOf(collection, made) is not { } list
            || ItemsOf(collection) is not { } item)
            return null;
        string[] names = [.. ResourceIds.NamesOf(item.Path.Names[^1]), .. IdNames];
        return [.. list.Where(one => !IsDeleted(one)).Select(one => one?.DeepClone())];

        bool IsDeleted(Node? one) => one is JsonObject members
            && names.Select(name => members[name]).OfType<JsonValue>().FirstOrDefault() is { } id
            && _resources.GetValueOrDefault(Below(path, id)) is { Value: null };
    }

    private static Node? List(DocumentOperation operation, Node? made, List<Node?> items)
    {
        JsonArray list = new([.. items]);
        if (made is not JsonObject page)
            return list;
        if (ItemName(operation, page) is { } name)
            ValuePath.Set(page, name, list);
        return page;
    }

    private static JsonArray? ListOf(DocumentOperation operation, Node? made) =>
        (made is JsonObject page && ItemName(operation, page) is { } name ? ValuePath.Find(page, name) : made) as JsonArray;

    private static string? ItemName(DocumentOperation operation, JsonObject page) =>
        ListEnd.ItemName(operation) ?? ListNames.FirstOrDefault(one => page[one] is JsonArray)
            ?? page.FirstOrDefault(member => member.Value is JsonArray).Key;

    // The operation that reads one of the resources that a path collects.
    private DocumentOperation? ItemsOf(DocumentOperation collection) => operations.Operations.FirstOrDefault(one =>
        one.Method == "GET" && one.Path is { EndsWithParameter: true } path && Parent(path.ToString()) == collection.Path.ToString());

    private void Store(string path, Node? value, JsonObject? sent)
    {
        if (_resources.Count == MaxResources && !_resources.ContainsKey(path))
            return;
        _resources[path] = new Resource(value, sent);
        if (value is not null)
            _collections.Add(Parent(path));
    }

    private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    // RFC 7386.
    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach ((string name, Node? value) in patch)
        {
            if (value is null)
                target.Remove(name);
            else if (value is JsonObject inner && target[name] is JsonObject existing)
                Merge(existing, inner);
            else
                target[name] = value.DeepClone();
        }
    }

    private static Node? Parsed(MockRequest request)
    {
        if (!MediaTypeRules.IsJson(request.Header("Content-Type")))
            return null;
        try
        {
            return Node.Parse(request.BodyBytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="Value">Null: deleted.</param>
    /// <param name="Sent">The members of it that clients sent; null for none.</param>
    private sealed record Resource(Node? Value, JsonObject? Sent);
}

/// <summary>Status and body of a request that concerns a resource.</summary>
/// <param name="Sent">The members of the body that clients sent, now or before; null for none.</param>
internal sealed record KnownAnswer(int Status, Node? Body, JsonObject? Sent = null);
