using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads how an operation continues after its first response: x-ms-pageable and x-ms-long-running-operation.</summary>
internal sealed class FlowReader(ReadContext context, SchemaReader schemas)
{
    public ApiPaging? ReadPaging(OperationNode operation, IReadOnlyList<ReadResponse> responses)
    {
        if (context.Object(operation.Operation, "x-ms-pageable") is not { } pageable)
            return null;
        string itemName = context.String(pageable, "itemName") is { Length: > 0 } name ? name : "value";
        if (Success(responses)?.Schema is not { } page)
        {
            context.Report(Problems.PagingShape, pageable, itemName);
            return null;
        }

        if (Member(page, itemName) is not { } list || schemas.Read(list) is not ApiList { Item: var item })
        {
            // An array that is marked as one page needs no paging.
            if (schemas.Read(page) is not ApiList || NextLink(pageable) is not null)
                context.Report(Problems.PagingShape, pageable, itemName);
            return null;
        }

        string? nextLink = NextLink(pageable);
        if (pageable["nextLinkName"] is { } declared && nextLink is not null && Member(page, nextLink) is null)
            context.Report(Problems.NextLinkMissing, declared, nextLink);
        return new ApiPaging(itemName, nextLink, context.String(pageable, "operationName"), item);
    }

    // A name with dots is a path, unless a member is called so.
    private DocumentNode? Member(DocumentNode schema, string path)
    {
        if (schemas.Members(schema)[path] is { } member)
            return member;
        DocumentNode? at = schema;
        foreach (string name in path.Split('.'))
            at = at is null ? null : schemas.Members(at)[name];
        return at;
    }

    public ApiLongRunning? ReadLongRunning(OperationNode operation, IReadOnlyList<ReadResponse> responses)
    {
        if (!context.Flag(operation.Operation, "x-ms-long-running-operation"))
            return null;
        ApiType? result = Success(responses)?.Response.Type;
        if (context.Object(operation.Operation, "x-ms-long-running-operation-options") is not { } options)
            return new ApiLongRunning(null, result);
        return new ApiLongRunning(context.String(options, "final-state-via"), FinalState(options) ?? result);
    }

    private ApiType? FinalState(DocumentNode options)
    {
        if (context.String(options, "final-state-schema") is not { } reference)
            return null;
        return context.Resolve(options["final-state-schema"]!, reference) is { } target ? schemas.Read(target) : null;
    }

    // Without a name, the usual one; null means that there is one page only.
    private string? NextLink(DocumentNode pageable) =>
        pageable["nextLinkName"] is null ? "nextLink" : context.String(pageable, "nextLinkName") is { Length: > 0 } name ? name : null;

    // 200 and 201 have the resource as body; a 202 has at best the state of the operation.
    private static ReadResponse? Success(IReadOnlyList<ReadResponse> responses) =>
        responses.Where(response => !response.Response.IsError && response.Response.Type is not null)
            .OrderBy(response => response.Response.Status, StringComparer.Ordinal)
            .FirstOrDefault();
}
