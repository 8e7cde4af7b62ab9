using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reads how an operation continues after its first response: x-bjg-paging, x-bjg-status, x-ms-pageable and
/// x-ms-long-running-operation.
/// </summary>
internal sealed class FlowReader(ReadContext context, SchemaReader schemas)
{
    private readonly PagingReader _declared = new(context, schemas);

    private readonly StatusReader _status = new(context, schemas);

    /// <param name="parameters">Of the operation.</param>
    public ApiPaging? ReadPaging(
        OperationNode operation, IReadOnlyList<ReadResponse> responses, IReadOnlyList<ApiParameter> parameters)
    {
        if (context.Object(operation.Operation, PagingReader.Keyword) is { } extension)
            return _declared.Read(extension, Success(responses)?.Schema, parameters);
        if (context.Object(operation.Operation, "x-ms-pageable") is not { } pageable)
            return null;
        string itemName = context.String(pageable, "itemName") is { Length: > 0 } name ? name : "value";
        if (Success(responses)?.Schema is not { } page)
        {
            context.Report(Problems.PagingShape, pageable, itemName, "");
            return null;
        }

        if (MemberPath.Find(schemas, page, itemName) is not { } member || schemas.Read(member) is not ApiList list)
        {
            // An array that is marked as one page needs no paging.
            if (schemas.Read(page) is not ApiList || NextLink(pageable) is not null)
                context.Report(Problems.PagingShape, pageable, itemName, MemberPath.Others(schemas, page, itemName));
            return null;
        }

        string? nextLink = NextLink(pageable);
        if (pageable["nextLinkName"] is { } declared && nextLink is not null && !MemberPath.IsString(schemas, page, nextLink))
            context.Report(Problems.NextLinkMissing, declared, nextLink, MemberPath.Others(schemas, page, nextLink));
        return new ApiPaging(itemName, nextLink, context.String(pageable, "operationName"), list.Item, list.ItemNullable);
    }

    public ApiStatus? ReadStatus(OperationNode operation, IReadOnlyList<ReadResponse> responses) =>
        context.Object(operation.Operation, StatusReader.Keyword) is { } extension ? _status.Read(extension, responses) : null;

    public ApiLongRunning? ReadLongRunning(OperationNode operation, IReadOnlyList<ReadResponse> responses)
    {
        const string Keyword = "x-ms-long-running-operation";
        if (!context.Flag(operation.Operation, Keyword))
            return null;
        if (operation.Operation["x-ms-pageable"] is { } pageable)
            context.Report(
                Problems.IgnoredConstruct, pageable, "x-ms-pageable", "the result of a long-running operation is its first page");
        DeclaredResponse? response = Success(responses)?.Response;
        ApiType? result = response?.Type;
        if (result is ApiStream or ApiItemStream)
            context.Report(
                Problems.Unsupported, operation.Operation[Keyword]!, Keyword,
                "its result is not JSON, which an operation cannot read: the response that has it is an ApiException");
        bool isNullable = response is { IsNullable: true };
        string? finalStateVia = null;
        if (context.Object(operation.Operation, "x-ms-long-running-operation-options") is { } options)
        {
            finalStateVia = FinalStateVia(options);
            if (FinalState(options) is { } final)
                (result, isNullable) = (schemas.Read(final), schemas.IsNullable(final));
        }

        ReportOthers(responses, result);
        return new ApiLongRunning(finalStateVia, result, isNullable);
    }

    // A 202 has the state of the operation, which is read as such.
    private void ReportOthers(IReadOnlyList<ReadResponse> responses, ApiType? result)
    {
        foreach (ReadResponse other in responses.Where(other => !other.Response.IsError && other.Response.Status.Code != 202))
        {
            if (other.Response.Type is { } type && type != result && other.Schema is { } schema)
                context.Report(
                    Problems.IgnoredConstruct, schema, "schema",
                    $"the body of {other.Response.Status} is read as the result of the operation, which has another type");
        }
    }

    private string? FinalStateVia(DocumentNode options) => context.String(options, "final-state-via");

    private DocumentNode? FinalState(DocumentNode options) =>
        context.String(options, "final-state-schema") is { } reference
            ? context.Resolve(options["final-state-schema"]!, reference, "the result has the type of the success response")
            : null;

    // Without a name, the usual one; null means that there is one page only.
    private string? NextLink(DocumentNode pageable) =>
        pageable["nextLinkName"] is null ? "nextLink" : context.String(pageable, "nextLinkName") is { Length: > 0 } name ? name : null;

    // 200 and 201 have the resource as body; a 202 has at best the state of the operation.
    private static ReadResponse? Success(IReadOnlyList<ReadResponse> responses) =>
        responses.Where(response => !response.Response.IsError && response.Response.Type is not null)
            .OrderBy(response => response.Response.Status)
            .FirstOrDefault();
}
