using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reads what the items of a stream are. OpenAPI 3.2 has itemSchema for it; before, the schema is that of an item, or a list of them.
/// </summary>
internal sealed class ItemStreamReader(ReadContext context, SchemaReader schemas)
{
    private static readonly ApiScalar Text = new(ScalarKind.String);

    // Members of an event, by the names of the HTML standard and of .NET.
    private static readonly string[] EventMembers =
        ["data", "event", "id", "retry", "comment", "eventType", "eventId", "reconnectionInterval"];

    // An object with data and an id may be the data of an event itself; with one of these it is not.
    private static readonly string[] EventMarks = ["event", "retry", "eventType", "eventId", "reconnectionInterval"];

    /// <summary>Null where the media type is not that of a stream of items.</summary>
    /// <param name="schema">Schema of the whole body; or null.</param>
    /// <param name="itemSchema">Schema of an item; or null.</param>
    public ApiItemStream? Read(string mediaType, DocumentNode? schema, DocumentNode? itemSchema)
    {
        if (MediaTypes.Framing(mediaType) is not { } framing)
            return null;
        DocumentNode? item = itemSchema ?? ItemOf(schema);
        if (framing == StreamFraming.Events)
            return ReadEvent(item, isEvent: itemSchema is not null);
        // A string is the body as a whole, as the items are JSON.
        return item is null || (itemSchema is null && IsString(item))
            ? new ApiItemStream(new ApiAnyJson(), framing)
            : new ApiItemStream(schemas.Read(item), framing, schemas.IsNullable(item));
    }

    private DocumentNode? ItemOf(DocumentNode? schema) =>
        schema is not null && schemas.Facts(schema) is { } facts && SchemaFacts.Types(facts.Target.Json).Contains("array")
            ? facts["items"]
            : schema;

    // The event with its members, or only its data.
    private ApiItemStream ReadEvent(DocumentNode? item, bool isEvent)
    {
        if (item is null)
            return EventsOf(Text);
        string[] names = [.. schemas.Facts(item)["properties"]?.Json.Members.ToArray().Select(member => member.Name!) ?? []];
        DocumentNode? data = Member(item, "data");
        bool isWhole = data is not null && names.All(EventMembers.Contains) && (isEvent || names.Any(EventMarks.Contains));
        IReadOnlyList<DocumentNode> variants = [.. Variants(item)];
        if (variants.Count > 0 && (isWhole || data is null))
            return ReadVariants(item, data, variants) ?? ReadData(item);
        return ReadData(isWhole ? data! : item);
    }

    private DocumentNode? Member(DocumentNode schema, string name) => schemas.Facts(schema)["properties"]?[name];

    private IEnumerable<DocumentNode> Variants(DocumentNode item)
    {
        ReferenceChain facts = schemas.Facts(item);
        return (facts["oneOf"] ?? facts["anyOf"]) is { } list ? list.Json.Items.ToArray().Select(list.With) : [];
    }

    // Null: the variants are not events, but data.
    private ApiItemStream? ReadVariants(DocumentNode item, DocumentNode? data, IReadOnlyList<DocumentNode> variants)
    {
        DocumentNode?[] all = [.. variants.Select(variant => Member(variant, "data") ?? data)];
        if (all.Contains(null) || (data is null && !variants.All(variant => Member(variant, "event") is not null)))
            return null;
        if (!all.Any(IsText))
        {
            DocumentNode[] contents = [.. all.Select(variant => Content(variant!))];
            ApiType[] types = [.. contents.Select(schemas.Read).Distinct()];
            if (types.Length == 1)
                return EventsOf(types[0], contents.Any(schemas.IsNullable));
        }

        if (!all.All(IsText))
            context.Report(
                Problems.Unsupported, schemas.Facts(item)["oneOf"] ?? schemas.Facts(item)["anyOf"]!, "itemSchema",
                "the data of its variants has different types; it is read as a string");
        return EventsOf(Text);
    }

    private ApiItemStream ReadData(DocumentNode data)
    {
        if (IsText(data))
            return EventsOf(Text);
        DocumentNode content = Content(data);
        return EventsOf(schemas.Read(content), schemas.IsNullable(content));
    }

    // Data that is a string is not JSON and has no null.
    private static ApiItemStream EventsOf(ApiType data, bool isNullable = false) =>
        new(data, StreamFraming.Events, isNullable && data != Text);

    private bool IsText(DocumentNode? data) => data is null || (IsString(data) && Content(data) == data);

    private bool IsString(DocumentNode schema) =>
        schemas.Facts(schema).Target.Json is var target && SchemaFacts.Types(target) is var types
            && (types.Contains("string")
                || (types.Count == 0 && target["enum"] is { Items.Length: > 0 } values && values.Items[0].IsString));

    // OpenAPI 3.1 and later describe JSON in a string by its contentSchema.
    private DocumentNode Content(DocumentNode data)
    {
        ReferenceChain facts = schemas.Facts(data);
        bool isJson = facts["contentMediaType"] is not { Json: { IsString: true, Value: var mediaType } } || MediaTypes.IsJson(mediaType);
        return isJson && facts["contentSchema"] is { } content ? content : data;
    }
}
