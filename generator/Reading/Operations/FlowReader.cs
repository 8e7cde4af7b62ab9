using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads how an operation goes on after its first response: x-ms-pageable and x-ms-long-running-operation.</summary>
internal sealed class FlowReader(ReadContext context, SchemaReader schemas)
{
    public ApiPaging? ReadPaging(OperationPlace operation, IReadOnlyList<ReadResponse> responses)
    {
        if (context.Object(operation.Operation, "x-ms-pageable") is not { } pageable)
            return null;
        string itemName = context.Text(pageable, "itemName") is { Length: > 0 } name ? name : "value";
        if (Success(responses)?.Schema is not { } page)
        {
            context.Report(Problems.PagingShape, pageable, itemName);
            return null;
        }

        if (schemas.Members(page)[itemName] is not { } list || schemas.Read(list) is not ApiList { Item: var item })
        {
            // A bare array that is marked as one page needs no paging.
            if (schemas.Read(page) is not ApiList || NextLink(pageable) is not null)
                context.Report(Problems.PagingShape, pageable, itemName);
            return null;
        }

        return new ApiPaging(itemName, NextLink(pageable), context.Text(pageable, "operationName"), item);
    }

    public ApiLongRunning? ReadLongRunning(OperationPlace operation, IReadOnlyList<ReadResponse> responses)
    {
        if (!context.Flag(operation.Operation, "x-ms-long-running-operation"))
            return null;
        ApiType? result = Success(responses)?.Response.Type;
        if (context.Object(operation.Operation, "x-ms-long-running-operation-options") is not { } options)
            return new ApiLongRunning(null, result);
        return new ApiLongRunning(context.Text(options, "final-state-via"), FinalState(options) ?? result);
    }

    private ApiType? FinalState(Place options)
    {
        if (context.Text(options, "final-state-schema") is not { } reference)
            return null;
        return context.Resolve(options["final-state-schema"]!, reference) is { } target ? schemas.Read(target) : null;
    }

    // Absent, it has the name that nearly every document gives it; null says that there is one page only.
    private string? NextLink(Place pageable) =>
        pageable["nextLinkName"] is null ? "nextLink" : context.Text(pageable, "nextLinkName") is { Length: > 0 } name ? name : null;

    // 200 and 201 carry the thing itself; what a 202 carries is at best the operation.
    private static ReadResponse? Success(IReadOnlyList<ReadResponse> responses) =>
        responses.Where(response => !response.Response.IsError && response.Response.Type is not null)
            .OrderBy(response => response.Response.Status, StringComparer.Ordinal)
            .FirstOrDefault();
}
