using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the method of one operation: arguments into a request, the request into the pipeline.</summary>
internal static class OperationEmitter
{
    public static void Emit(CodeWriter code, OperationModel operation, string pipeline)
    {
        string tail = operation.Endpoint is null ? "" : ", " + Literals.String(operation.Endpoint);
        string version = operation.ApiVersion is null && tail.Length == 0 ? "" : ", " + Literals.StringOrNull(operation.ApiVersion);
        string?[] all =
        [
            operation.Security is { } own ? $"Security = {OptionsEmitter.Reference(own)}" : null,
            operation.IsBodySecret ? "IsBodySecret = true" : null,
        ];
        string[] facts = [.. all.OfType<string>()];
        string more = facts.Length == 0 ? "" : $" {{ {string.Join(", ", facts)} }}";
        code.Lines($$"""

            private static readonly {{OperationDescriptor}} {{operation.Descriptor}} = new(
                {{Literals.String(operation.Id)}}, {{Method(operation.HttpMethod)}}, {{Literals.String(operation.Path)}}{{version}}{{tail}}){{more}};

            """);
        EmitDocs(code, operation);
        EmitObsolete(code, operation);
        EmitMethod(code, operation, "public " + Signature(operation), Send(operation, pipeline, Request(operation)));
        StatusWaitEmitter.Emit(code, operation, pipeline, Request(operation));
    }

    /// <summary>A method of an operation: checks of its arguments, and what it returns.</summary>
    public static void EmitMethod(CodeWriter code, OperationModel operation, string signature, string result)
    {
        using CodeWriter.Block method = code.Open(signature);
        HashSet<string> checkedInPath = new(operation.Request.Steps.Select(RequestEmitter.CheckedInPath).OfType<string>());
        IEnumerable<ArgumentModel> others = operation.Arguments.Where(argument => !checkedInPath.Contains(argument.Name));
        foreach (string check in others.Select(Names.NullCheck).OfType<string>())
            code.Lines(check);
        foreach (CheckModel check in operation.Checks)
            code.Lines(CheckEmitter.Argument(check));
        code.Lines($"return {result};");
    }

    public static void EmitObsolete(CodeWriter code, OperationModel operation)
    {
        if (operation.Deprecated)
            code.Lines($"[{Framework.Obsolete}(\"The document marks this operation as deprecated.\")]");
    }

    /// <summary>Result, name and parameters of the method.</summary>
    public static string Signature(OperationModel operation)
    {
        string arguments = string.Concat(operation.Arguments.Select(Names.Parameter));
        return $"{TypeName.Of(ReturnType.Of(operation))} {operation.Method}({arguments}{Framework.CancellationToken} cancellationToken = default)";
    }

    private static string Request(OperationModel operation)
    {
        string accept = string.Concat(operation.AlsoSuccesses.Select(status => $"\n        .Accept({Status.Number(status)})"))
            + (operation.Accept is { } mediaTypes ? $"\n        .Accept({Literals.String(mediaTypes)})" : "");
        return Request(operation, operation.Descriptor, operation.Request.Steps, "\n    ", accept);
    }

    private static string Request(
        OperationModel operation, string descriptor, IEnumerable<RequestStep> steps, string start, string accept = "")
    {
        IEnumerable<string> calls = steps.Select(step => "\n        ." + RequestEmitter.Call(step));
        return $"{start}new {ApiRequest}({descriptor}){string.Concat(calls)}{accept}{Errors(operation)}";
    }

    private static string Errors(OperationModel operation) => string.Concat(
        operation.Errors.Select(error =>
            error.Type is RecordType or UnionType
                ? $"\n        .Errors<{TypeName.Of(error.Type)}>({string.Join(", ", error.Statuses.Select(Status.Number))})"
                : $"\n        .Errors({string.Join(", ", error.Statuses.Select(Status.Number).Prepend(TypeReading.Read(error.Type)))})"));

    private static string Send(OperationModel operation, string pipeline, string request)
    {
        const string Cancel = ",\n    cancellationToken)";
        string item = operation.Result is { } result ? ",\n    " + TypeReading.Read(result) : "";
        string via = ",\n    " + Literals.StringOrNull(operation.FinalStateVia);
        string accepted = operation.AcceptsWithResult is { } isResult ? $",\n    acceptedIsResult: {(isResult ? "true" : "false")}" : "";
        return operation.Shape switch
        {
            OperationShape.Plain or OperationShape.Exists => $"{pipeline}.SendAsync({request}{Cancel}",
            OperationShape.Text => $"{pipeline}.SendTextAsync({request}{Cancel}",
            OperationShape.Value => $"{pipeline}.SendAsync<{TypeName.Of(operation.Result!)}>({request}{item}{Cancel}",
            OperationShape.OptionalValue =>
                $"{pipeline}.SendOptionalAsync<{TypeName.Of(Optional(operation.Result!))}>({request}{item}{Cancel}",
            OperationShape.Outcome when operation.Outcome!.IsMixed =>
                $"{pipeline}.SendMixedAsync<{operation.Outcome.Name}>({request},"
                + $"\n    static status => (ref {JsonTokenReader} reader) => {operation.Outcome.Name}.ReadJson(status, ref reader),"
                + $"\n    {operation.Outcome.Name}.FromStream,\n    {operation.Outcome.Name}.FromText{Cancel}",
            OperationShape.Outcome => $"{pipeline}.SendByStatusAsync<{operation.Outcome!.Name}>({request},"
                + $"\n    static status => (ref {JsonTokenReader} reader) => {operation.Outcome.Name}.ReadJson(status, ref reader){Cancel}",
            OperationShape.Stream => $"{pipeline}.SendStreamAsync({request}{Cancel}",
            OperationShape.Lines or OperationShape.Records =>
                $"new {ApiItems}<{TypeName.Of(operation.Result!)}>(\n    {pipeline},{request},\n    {ItemFraming}.{operation.Shape}{item}{Cancel}",
            OperationShape.Events =>
                $"new {ApiEvents}<{TypeName.Of(operation.Result!)}>(\n    {pipeline},{request}"
                + (IsText(operation.Result!.Type) ? ",\n    null" : item) + Cancel,
            OperationShape.Pages when operation.Advance is not null =>
                $"{NextPages}.List<{TypeName.Of(operation.Result!)}>(\n    {pipeline},{request},"
                + $"\n    {Literals.String(operation.ItemName!)}{item},\n    {Next(operation)},\n    {Advance(operation.Advance)}{Cancel}",
            OperationShape.Pages => $"new {ApiPageable}<{TypeName.Of(operation.Result!)}>(\n    {pipeline},{request},"
                + $"\n    {Literals.String(operation.ItemName!)},\n    {Literals.StringOrNull(operation.NextLinkName)}{item},"
                + $"\n    next: {Next(operation)}{Cancel}",
            OperationShape.LongRunning => $"{LongRunning}.StartAsync(\n    {pipeline},{request}{via}{Cancel}",
            _ => $"{LongRunning}.StartAsync<{TypeName.Of(operation.Result!)}>(\n    {pipeline},{request}{item}{via}{accepted}{Cancel}",
        };
    }

    // The runtime allows null in place of the value, but cannot make it another type.
    private static TypeUse Optional(TypeUse result) => result with { IsNullable = result.IsNullable || result.Type.IsValueType };

    private static bool IsText(CSharpType data) => data is ScalarType { Kind: ScalarKind.String };

    private static string Next(OperationModel operation) =>
        operation.NextPage is { } next ? $"{RequestBuilder.NextPage} => {Request(operation, next.Descriptor, next.Steps, "")}" : "null";

    // Of these, the framework has a property.
    private static string Method(string method) =>
        method is "GET" or "PUT" or "POST" or "DELETE" or "OPTIONS" or "HEAD" or "PATCH" or "TRACE"
            ? $"{Framework.HttpMethod}.{method.Substring(0, 1)}{method.Substring(1).ToLowerInvariant()}"
            : $"new {Framework.HttpMethod}({Literals.String(method)})";

    private static string Advance(PageAdvanceModel advance) => advance switch
    {
        { Style: PagingStyle.LinkHeader } => $"{NextPages}.ByLinkHeader",
        { Argument: { } argument, MayBeNull: var mayBeNull } =>
            $"{NextPages}.{By(advance.Style)}({Names.Escaped(argument)}{(mayBeNull ? " ?? " + Literals.Number(advance.First) : "")})",
        _ => $"{NextPages}.{By(advance.Style)}({Literals.Number(advance.First)})",
    };

    private static string By(PagingStyle style) => style == PagingStyle.Page ? "ByNumber" : "ByOffset";

    private static void EmitDocs(CodeWriter code, OperationModel operation)
    {
        string request = $"Operation {Docs.Code(operation.Id)}: {operation.HttpMethod} {Docs.Code(operation.Path)}.";
        string? summary = Docs.Text(operation.Summary) is null ? operation.Description : operation.Summary;
        Docs.Summary(code, summary, request);
        Docs.Remarks(
            code,
            summary == operation.Description ? null : Docs.Text(operation.Description),
            Docs.Text(summary) is null ? null : request,
            operation.IsItems ? $"Requests {Docs.Code(operation.Accept!)} and returns its items one by one." : null,
            operation.FilterType is null ? null : $"The filter may use the members of <see cref=\"{operation.FilterType}\"/>.",
            operation.ResponseHeaders.Count == 0
                ? null
                : $"Response headers: {string.Join(", ", operation.ResponseHeaders.Select(Docs.Code))}.");
        Docs.Parameters(code, operation.Arguments);
        code.Lines($$"""
            /// <param name="cancellationToken">Cancels the request.</param>
            /// <exception cref="{{ApiException}}">The service reported an error, or its response is unreadable.</exception>
            """);
    }
}
