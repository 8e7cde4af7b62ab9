using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>A response and the schema of its body, for readers that need its members.</summary>
/// <param name="Items">A media type of items that the document declares next to this body; null where there is none.</param>
internal sealed record ReadResponse(DeclaredResponse Response, DocumentNode? Schema, DocumentNode? Items = null);

/// <summary>Reads the responses of an operation, of both dialects.</summary>
internal sealed class ResponseReader(
    ReadContext context, BodyTypes bodies, ParameterReader parameters, ItemStreamReader streams)
{
    private const int NotModified = 304;

    public IReadOnlyList<ReadResponse> Read(OperationNode operation)
    {
        List<ReadResponse> responses = ReadAll(operation, asItems: false);
        if (!responses.Any(response => !response.Response.IsError))
            context.Report(Problems.NoResponses, operation.Operation);
        return DefaultLast(WithoutMixedStreams(operation, responses));
    }

    /// <summary>
    /// The responses with the items that the document declares next to other bodies; null where it declares none, or, with a report,
    /// where another status has another body or the operation is long-running.
    /// </summary>
    /// <param name="responses">What was read as the other bodies.</param>
    public IReadOnlyList<ReadResponse>? ReadItems(
        OperationNode operation, IReadOnlyList<ReadResponse> responses, bool isLongRunning)
    {
        if (responses.FirstOrDefault(response => response.Items is not null) is not { Items: { } items })
            return null;
        List<ReadResponse> read = !isLongRunning && responses.Where(IsBody).All(response => response.Items is not null)
            ? ReadAll(operation, asItems: true)
            : [];
        if (read.Where(IsBody).Select(response => response.Response.Type).Distinct().Count() == 1)
            return DefaultLast(WithoutMixedStreams(operation, read));
        context.Report(
            Problems.IgnoredConstruct, items, items.Json.Name!,
            (isLongRunning ? "the operation is long-running" : "another status has another body") + ", so no method returns the items");
        return null;
    }

    private List<ReadResponse> ReadAll(OperationNode operation, bool asItems)
    {
        List<ReadResponse> responses = [];
        if (context.Object(operation.Operation, "responses") is { } list)
        {
            bool hasSuccess = list.Json.Members.ToArray().Any(member => StatusKey.Parse(member.Name!) is { IsSuccess: true });
            foreach (JsonNode member in list.Json.Members)
            {
                if (member.Name!.StartsWith("x-", StringComparison.Ordinal) || context.Object(list, member.Name) is not { } node)
                    continue;
                if (StatusKey.Parse(member.Name) is not { } status)
                    context.Report(Problems.Unsupported, node, member.Name, "it is not a status code; the response is ignored");
                else if (responses.Any(read => read.Response.Status == status))
                    context.Report(
                        Problems.Unsupported, node, member.Name, $"{status} is declared already; the response is ignored");
                else if (context.Target(node, DocumentPlaces.Response) is { } response)
                {
                    KeywordNames.Response.Check(context, response);
                    responses.Add(ReadOne(status, response, operation, hasSuccess, asItems));
                }
            }
        }

        return responses;
    }

    private static ReadResponse[] DefaultLast(IEnumerable<ReadResponse> responses) =>
        [.. responses.OrderBy(response => response.Response.Status.IsDefault)];

    // One method cannot return items and something else: then they are bytes.
    private IEnumerable<ReadResponse> WithoutMixedStreams(OperationNode operation, List<ReadResponse> responses)
    {
        bool isMixed = responses.Where(IsBody)
            .Select(response => response.Response.Type)
            .Distinct()
            .Count() > 1;
        foreach (ReadResponse read in responses)
        {
            bool isBytes = read.Response is { Type: ApiItemStream, IsError: var isError } && (isMixed || isError);
            if (isBytes)
                context.Report(
                    Problems.Unsupported, operation.Operation["responses"]![read.Response.Status.ToString()] ?? operation.Operation,
                    read.Response.MediaType ?? "", "another body is declared as well; the items are bytes");
            yield return isBytes ? read with { Response = read.Response with { Type = new ApiStream() } } : read;
        }
    }

    private ReadResponse ReadOne(StatusKey status, DocumentNode response, OperationNode operation, bool hasSuccess, bool asItems)
    {
        bool isError = context.Flag(response, "x-ms-error-response")
            || (status.IsDefault ? hasSuccess : !status.IsSuccess && status.Code != NotModified);
        DocumentNode? schema = null;
        DocumentNode? content = null;
        DocumentNode? items = null;
        string mediaType = MediaTypes.Json;
        ApiType? type = null;
        IReadOnlyList<string> declared = [];
        if (response["content"] is null)
        {
            schema = context.Object(response, "schema");
            declared = MediaTypes.OfSwagger(context, operation, "produces");
            // Swagger 2.0 has one list for all responses: an error is one value also where the others are streams.
            if (isError)
                declared = [.. declared.Where(candidate => MediaTypes.Framing(candidate) is null)];
            type = schema is null ? null : streams.Read(mediaType = MediaTypes.Preferred(declared), schema, null);
            type ??= bodies.Read(schema, declared, out mediaType);
        }
        else if (context.Object(response, "content") is { } declaredContent)
        {
            content = declaredContent;
            declared = BodyTypes.Keys(content);
            string[] framed = isError ? [] : [.. declared.Where(candidate => MediaTypes.Framing(candidate) is not null)];
            if (framed.Length > 0 && MediaTypes.Framing(MediaTypes.Best(declared)!) is null)
                (declared, items) = asItems ? (framed, null) : (declared, content[framed[0]]);
            type = ReadItems(content, declared, ref mediaType) ?? bodies.ReadContent(response, out mediaType, out schema);
        }

        // A text body is read as it is: only numbers, true and false are JSON as well.
        if (MediaTypes.IsText(mediaType) && type is ApiReference or ApiScalar { Kind: not (ScalarKind.String or ScalarKind.Boolean
            or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Double or ScalarKind.Decimal or ScalarKind.UnixTime) })
            type = new ApiScalar(ScalarKind.String);
        if (HasNoBody(status))
            (type, schema, items) = (null, null, null);
        // A string of any media type is what the service sends, JSON or not; bytes whose media type is not declared may be anything.
        if (type is ApiScalar { Kind: ScalarKind.String } && MediaTypes.Best(declared) is { } best && MediaTypes.IsRange(best)
            || type is ApiStream && !declared.Contains(mediaType))
            mediaType = "*/*";

        return new ReadResponse(
            new DeclaredResponse(
                status,
                context.String(response, "description"),
                isError,
                type,
                Headers(response),
                type is null ? null : mediaType)
            {
                IsNullable = type is not null && bodies.IsNullable(schema),
                Alternatives = type is null ? [] : Alternatives(content, declared, mediaType, type),
            },
            schema, items);
    }

    private EquatableArray<string> Alternatives(DocumentNode? content, IReadOnlyList<string> declared, string chosen, ApiType type)
    {
        string? best = MediaTypes.Best(declared);
        // The range itself where the body is asked for as JSON.
        if (type is ApiStream && declared.Contains(chosen))
            best = chosen;
        if (best is null || best != chosen)
            return best is not null && chosen == MediaTypes.Json && MediaTypes.IsRange(best) ? new[] { best }.ToEquatableArray() : [];
        bool isString = type is ApiScalar { Kind: ScalarKind.String };
        string? expected = Schema(content, best);
        return declared.Distinct()
            .Where(other => other != best && IsReadAlike(other, best, isString, type))
            .Where(other => type is ApiStream || Schema(content, other) == expected)
            .ToEquatableArray();
    }

    private static bool IsReadAlike(string other, string chosen, bool isString, ApiType type) => type switch
    {
        ApiItemStream => MediaTypes.Framing(other) == MediaTypes.Framing(chosen),
        ApiStream => !MediaTypes.IsJson(other) || MediaTypes.IsRange(other),
        _ => MediaTypes.IsJson(other) == MediaTypes.IsJson(chosen) && MediaTypes.IsText(other) == MediaTypes.IsText(chosen)
            || isString && (MediaTypes.IsText(other) || MediaTypes.IsJson(other)),
    };

    // Swagger 2.0 has one schema for all. References are relative to one file, as media types of one response are.
    private string Schema(DocumentNode? content, string mediaType) =>
        content is not null && bodies.MediaType(content, mediaType)?["schema"] is { } schema ? JsonWriter.Write(schema.Json) : "";

    private ApiItemStream? ReadItems(DocumentNode content, IReadOnlyList<string> declared, ref string mediaType)
    {
        if (MediaTypes.Best(declared) is not { } key || MediaTypes.Framing(key) is null)
            return null;
        mediaType = key;
        DocumentNode? media = bodies.MediaType(content, key);
        return streams.Read(key, media?["schema"], media?["itemSchema"]);
    }

    private EquatableArray<ApiHeader> Headers(DocumentNode response)
    {
        if (context.Object(response, "headers") is not { } headers)
            return [];
        List<ApiHeader> read = [];
        foreach (JsonNode member in headers.Json.Members)
        {
            if (context.Object(headers, member.Name!) is { } node && context.Target(node, DocumentPlaces.Header) is { } header)
                read.Add(
                    new ApiHeader(
                        member.Name!, context.String(header, "x-ms-client-name"), context.String(header, "description"),
                        parameters.ReadHeader(header, member.Name!), ParameterStyles.IsJson(header)));
        }

        return read.ToEquatableArray();
    }

    // Whatever the document says: HTTP knows no bodies for these.
    private static bool HasNoBody(StatusKey status) => status.Code is 204 or 205 or NotModified || status.Last < 200;

    private static bool IsBody(ReadResponse response) => response.Response is { IsError: false, Type: not null };
}
