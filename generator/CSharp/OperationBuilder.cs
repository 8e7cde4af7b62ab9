using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the method of each operation.</summary>
internal sealed class OperationBuilder(string @namespace, TypeNames names, TypeMap types)
{
    /// <param name="operation">The operation.</param>
    /// <param name="methodName">Without Async.</param>
    /// <param name="scope">Names taken in the class.</param>
    public OperationModel Build(ApiOperation operation, string methodName, NameScope scope)
    {
        string method = scope.Take(methodName + "Async");
        (List<ArgumentModel> arguments, List<StepModel> steps) = new RequestBuilder(types).Build(operation);
        (OperationShape shape, CodeType? result, OutcomeModel? outcome) = Result(operation, methodName);
        return new OperationModel(
            operation.Id, scope.Take(method.Substring(0, method.Length - "Async".Length) + "Operation"), method,
            HttpMethod(operation.Method), operation.Path, operation.ApiVersion, operation.Endpoint, operation.Summary, operation.Description,
            operation.Deprecated, shape, result,
            arguments.OrderBy(argument => argument.Required ? 0 : 1).ToEquatableArray(), steps.ToEquatableArray(),
            Errors(operation), outcome, operation.Paging?.ItemName, operation.Paging?.NextLinkName, operation.LongRunning?.FinalStateVia,
            operation.Responses.SelectMany(response => response.Headers).Select(header => new HeaderModel(header.WireName, header.Description))
                .GroupBy(header => header.WireName, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToEquatableArray(),
            operation.OData is { } id && names.Schemas.TryGetValue(id, out string? name) ? name : null);
    }

    private (OperationShape Shape, CodeType? Result, OutcomeModel? Outcome) Result(ApiOperation operation, string methodName)
    {
        if (operation.LongRunning is { } flow)
            return flow.Result is null ? (OperationShape.LongRunning, null, null) : (OperationShape.LongRunningValue, types.Of(flow.Result), null);
        if (operation.Paging is { } paging)
            return (OperationShape.Pages, types.Of(paging.Item), null);
        ApiResponse[] successes = [.. operation.Responses.Where(response => !response.IsError)];
        ApiType[] bodies = [.. successes.Select(response => response.Type).OfType<ApiType>().Distinct()];
        if (bodies.Length == 0)
            return (OperationShape.Plain, null, null);
        if (bodies.OfType<ApiStream>().Any())
            return (OperationShape.Stream, null, null);
        if (bodies.Length == 1)
            return (successes.All(response => response.Type is not null) ? OperationShape.Value : OperationShape.OptionalValue, types.Of(bodies[0]), null);
        return (OperationShape.Outcome, null, Outcome(operation, methodName, successes));
    }

    private OutcomeModel Outcome(ApiOperation operation, string methodName, ApiResponse[] successes)
    {
        string name = names.TakeOutcome(Identifiers.Pascal(TypeNames.GroupOf(operation), "") + methodName + "Result");
        return new OutcomeModel(@namespace, name, operation.Id, successes.Where(response => response.Type is not null)
            .Select(response => new OutcomeValueModel("Status" + Identifiers.Pascal(response.Status, ""), response.Status, types.Of(response.Type!)))
            .ToEquatableArray());
    }

    private EquatableArray<ErrorBodyModel> Errors(ApiOperation operation) => operation.Responses
        .Where(response => response.IsError && response.Type is not null and not ApiStream)
        .Select(response => new ErrorBodyModel(response.Status, types.Of(response.Type!)))
        .ToEquatableArray();

    private static string HttpMethod(string method) => method switch
    {
        "GET" => "Get",
        "PUT" => "Put",
        "POST" => "Post",
        "DELETE" => "Delete",
        "PATCH" => "Patch",
        "HEAD" => "Head",
        "OPTIONS" => "Options",
        _ => "Trace",
    };
}
