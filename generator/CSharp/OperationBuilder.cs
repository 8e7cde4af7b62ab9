using BackupJobsGen.Api;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the methods of one class.</summary>
internal sealed class OperationBuilder(
    ClientOptions options, TypeNames names, TypeMap types, IReadOnlyList<NamedOperation> operations, SecurityModel? security,
    SecretNames secrets)
{
    private static readonly StatusKey Accepted = StatusKey.Of(202);
    private static readonly StatusKey NotModified = StatusKey.Of(304);
    private static readonly StatusKey NotFound = StatusKey.Of(404);

    public EquatableArray<OperationModel> Build() => operations.Select(Build).ToEquatableArray();

    private OperationModel Build(NamedOperation named)
    {
        DeclaredOperation operation = named.Operation;
        RequestModel request = new RequestBuilder(types).Build(operation);
        (OperationShape shape, TypeUse? result, OutcomeModel? outcome) = Result(operation, named.Base);
        return new OperationModel
        {
            Id = operation.Id,
            Descriptor = named.Descriptor,
            Method = named.Method,
            HttpMethod = operation.Method,
            Path = operation.Path,
            ApiVersion = operation.ApiVersion,
            Endpoint = operation.Endpoint,
            Summary = operation.Summary,
            Description = operation.Description,
            Deprecated = operation.Deprecated,
            IsItems = operation.IsItems,
            Shape = shape,
            Result = result,
            Request = request,
            Accept = Accept(operation),
            AlsoSuccesses = AlsoSuccesses(operation, shape).ToEquatableArray(),
            Errors = ErrorBodies.Of(operation, types).ToEquatableArray(),
            Outcome = outcome,
            ItemName = operation.Paging?.ItemName,
            NextLinkName = operation.Paging?.NextLinkName,
            NextPage = shape == OperationShape.Pages ? Next(named, request) : null,
            Advance = operation.Paging is { } paging && shape == OperationShape.Pages ? Advance(operation, paging, request) : null,
            Wait = shape is OperationShape.Value or OperationShape.OptionalValue && named.Wait is { } wait
                ? Wait(wait, operation.Status!, request)
                : null,
            FinalStateVia = operation.LongRunning?.FinalStateVia,
            AcceptsWithResult = operation.LongRunning is { Result: { } final }
                ? operation.Responses.Where(response => response.Status == Accepted && response.Type is not null)
                    .Select(response => (bool?)(response.Type == final)).FirstOrDefault()
                : null,
            ResponseHeaders = operation.Responses.SelectMany(response => response.Headers).Select(header => header.WireName)
                .Distinct(StringComparer.OrdinalIgnoreCase).ToEquatableArray(),
            Checks = options.Validation
                ? request.Arguments.Select(argument => CheckBuilder.Of(argument, IsJsonBody(request, argument))).OfType<CheckModel>()
                    .ToEquatableArray()
                : [],
            Security = security?.Of(operation),
            IsBodySecret = operation.Body?.Type is { } body && secrets.IsIn(body),
            FilterType = operation.OData is { } id && names.Schemas.TryGetValue(id, out string? name) ? name : null,
        };
    }

    private (OperationShape Shape, TypeUse? Result, OutcomeModel? Outcome) Result(DeclaredOperation operation, string baseName)
    {
        if (operation.LongRunning is { } flow)
            return flow.Result is null or ApiStream or ApiItemStream
                ? (OperationShape.LongRunning, null, null)
                : (OperationShape.LongRunningValue, types.Of(flow.Result, flow.ResultNullable), null);
        if (operation.Paging is { } paging)
            return (OperationShape.Pages, types.Of(paging.Item, paging.ItemNullable), null);
        DeclaredResponse[] successes = [.. operation.Responses.Where(response => !response.IsError)];
        DeclaredResponse[] bodies = [.. successes.Where(response => response.Type is not null)];
        ApiType[] bodyTypes = [.. bodies.Select(response => response.Type!).Distinct()];
        // The response to a HEAD has no body, whatever the document says; its status says whether the resource exists.
        if (operation.Method == "HEAD" || bodyTypes.Length == 0)
            return (
                operation.Method == "HEAD" && operation.Responses.Any(response => response.Status == NotFound)
                    ? OperationShape.Exists
                    : OperationShape.Plain, null, null);
        if (bodyTypes.Length == 1 && bodyTypes[0] is ApiItemStream items)
            return (
                items.Framing switch
                {
                    StreamFraming.Lines => OperationShape.Lines,
                    StreamFraming.Records => OperationShape.Records,
                    _ => OperationShape.Events,
                }, types.Of(items.Item, items.ItemNullable), null);
        if (bodyTypes.All(type => type is ApiStream))
            return (OperationShape.Stream, null, null);
        if (bodies.All(IsText))
            return (OperationShape.Text, null, null);
        if (bodyTypes.Length == 1 && !bodies.Any(IsText))
        {
            // In place of null, frameworks send no body, often with status 204.
            TypeUse value = types.Of(bodyTypes[0], bodies.Any(response => response.IsNullable));
            bool isOptional = value.IsNullable || bodies.Length < successes.Length;
            return (isOptional ? OperationShape.OptionalValue : OperationShape.Value, value, null);
        }

        return (OperationShape.Outcome, null, Outcome(operation, baseName, bodies));
    }

    private static bool IsText(DeclaredResponse response) =>
        response is { Type: ApiScalar { Kind: ScalarKind.String }, MediaType: { } mediaType }
            && (MediaTypes.IsText(mediaType) || MediaTypes.IsRange(mediaType) || response.Alternatives.Any(MediaTypes.IsText));

    private OutcomeModel Outcome(DeclaredOperation operation, string baseName, DeclaredResponse[] bodies)
    {
        string group = names.Grouping.Of(operation);
        string name = names.TakeOutcome((group.Length == 0 ? "" : Identifiers.Pascal(group, "Group")) + baseName + "Result");
        NameScope members = new(MemberNames.OfRecord.Append(name));
        return new OutcomeModel
        {
            Namespace = options.Namespace,
            Name = name,
            OperationId = operation.Id,
            // The narrowest first: 404 before 4XX before default.
            Values = bodies.OrderBy(body => body.Status)
                .Select(body => new OutcomeValueModel(
                    members.Take("Status" + Identifiers.Pascal(body.Status.ToString(), "")),
                    body.Status, types.Of(body.Type!), IsText(body)))
                .ToEquatableArray(),
        };
    }

    private static string? Accept(DeclaredOperation operation)
    {
        DeclaredResponse[] successes = [.. operation.Responses.Where(response => !response.IsError)];
        string[] best = [.. successes.Select(response => response.MediaType).OfType<string>().Distinct()];
        IEnumerable<string> others = successes.SelectMany(response => response.Alternatives).Distinct().Except(best);
        // What is read best comes first, whatever the order of the responses.
        string accept = string.Join(", ", best.Concat(others.Select(MediaTypes.SecondChoice)));
        return operation.Method == "HEAD" || accept is "" or MediaTypes.Json ? null : accept;
    }

    private static IEnumerable<StatusKey> AlsoSuccesses(DeclaredOperation operation, OperationShape shape)
    {
        if (operation.Responses.Any(response => response.Status == NotModified))
            yield return NotModified;
        if (shape == OperationShape.Exists)
            yield return NotFound;
    }

    // The next page's call shares its parameters with the first one; the remaining one is set to the link.
    private NextPageModel? Next(NamedOperation named, RequestModel request)
    {
        DeclaredOperation operation = named.Operation;
        if (operation.Paging!.Parameter is { } parameter)
            return new NextPageModel(
                named.Descriptor,
                request.Steps
                    .Select(step => IsQuery(step, parameter) ? ((ParameterStep)step) with { Value = new LinkValue() } : step)
                    .ToEquatableArray());
        if (operations.FirstOrDefault(other => other.Operation.Id == operation.Paging!.NextOperationId) is not { } next)
            return null;
        IEnumerable<ApiParameter> shared = next.Operation.Parameters.Where(parameter => operation.Parameters.Contains(parameter));
        ApiParameter[] left =
            [.. next.Operation.Parameters.Where(
                parameter => parameter is { Required: true, Constant: null } && !operation.Parameters.Contains(parameter))];
        if (left.Length != 1 || left[0].In is not (ParameterLocation.Path or ParameterLocation.Query))
            return null;
        ParameterStep link = RequestBuilder.Step(left[0], new LinkValue());
        HashSet<string> sharedNames = new(shared.Select(parameter => parameter.WireName), StringComparer.Ordinal);
        IEnumerable<ParameterStep> steps = request.Steps.OfType<ParameterStep>()
            .Where(step => sharedNames.Contains(step.WireName)).Append(link);
        return new NextPageModel(next.Descriptor, steps.ToEquatableArray<RequestStep>());
    }

    private static StatusWaitModel Wait(string method, ApiStatus status, RequestModel request) =>
        new(
            method, new NameScope(request.Arguments.Select(argument => argument.Name).Append("cancellationToken")).Take("polling"),
            status.Member, status.Succeeded, status.Failed);

    private static bool IsQuery(RequestStep step, string parameter) =>
        step is ParameterStep { In: ParameterLocation.Query } query && query.WireName == parameter;

    private static PageAdvanceModel? Advance(DeclaredOperation operation, ApiPaging paging, RequestModel request)
    {
        if (paging.Style == PagingStyle.LinkHeader)
            return new PageAdvanceModel(paging.Style);
        if (paging.Style is not (PagingStyle.Page or PagingStyle.Offset))
            return null;
        ApiParameter declared = operation.Parameters.First(
            parameter => parameter.In == ParameterLocation.Query && parameter.WireName == paging.Parameter);
        ParameterStep step = request.Steps.OfType<ParameterStep>().First(step => IsQuery(step, paging.Parameter!));
        string? fixedNumber = (declared.Constant ?? declared.Default)?.Content;
        int first = int.TryParse(fixedNumber, out int number) ? number : paging.Style == PagingStyle.Page ? 1 : 0;
        return step.Value is ArgumentValue argument
            ? new PageAdvanceModel(paging.Style, argument.Argument, !argument.Required, first)
            : new PageAdvanceModel(paging.Style, First: first);
    }

    private static bool IsJsonBody(RequestModel request, ArgumentModel argument) =>
        request.Steps.OfType<BodyStep>().Any(step => step.Format == BodyFormat.Json && step.Argument == argument.Name);
}
