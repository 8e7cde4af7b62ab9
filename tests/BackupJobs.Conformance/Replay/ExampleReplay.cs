using System.Reflection;
using System.Text.Json;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>A failure of an example, and whether a contradiction in the example is exactly its cause.</summary>
internal sealed record ReplayFault(string Reason, string Detail, bool Explained);

/// <summary>Calls the generated method with an example's parameters, once for each of its responses.</summary>
internal sealed class ExampleReplay(Specification spec, GeneratedOperations generated, WireOperation operation, Example example)
{
    private static readonly Uri AnyEndpoint = new("https://conformance.invalid");

    private readonly ExampleCheck _check = ExampleCheck.Run(spec, operation, example);
    private readonly Dictionary<string, JsonElement> _arguments = WithStandIns(spec, operation, example);
    private readonly List<ReplayFault> _faults = [];

    public IEnumerable<string> Contradictions => _check.Contradictions;

    private bool HasEndpoint =>
        operation.HasEndpoint && (operation.HostTemplate is null || ExpectedEndpoint.Of(operation, _arguments) is not null);

    public async Task<List<ReplayFault>> RunAsync()
    {
        // An example without responses still says what is sent.
        if (example.Responses.Count == 0)
            await SendAsync(new Answer(204, new Dictionary<string, string>(), null));
        foreach ((string status, ExampleResponse response) in example.Responses)
            await RunAsync(status, response);
        if (operation.LongRunning && _faults.Count == 0)
            AddRange(await new OperationReplay(operation, example, BindAsync).RunAsync());
        return _faults.Distinct().ToList();
    }

    private async Task RunAsync(string status, ExampleResponse response)
    {
        int code = Code(status);
        int faults = _faults.Count;
        if (await SendAsync(Answer.Of(code, response, ExampleCheck.Declared(operation, status)?.MediaType ?? "")) is not { } outcome)
            return;
        CompareResponse(status, code, response, outcome);
        if (outcome.Page is { } page && _faults.Count == faults)
            AddRange(await new PageReplay(operation.Paging!, page, BindAsync).RunAsync(response));
    }

    // The first code of a range. A default is an error if another response is a success.
    private int Code(string status) => status == "default"
        ? ExampleCheck.Declared(operation, status) is { IsError: false } ? 200 : 400
        : int.TryParse(status, out int number) ? number : (status[0] - '0') * 100;

    /// <returns>Null if nothing could be sent, which is a failure.</returns>
    private async Task<CallOutcome?> SendAsync(Answer answer)
    {
        using CapturingHandler handler = new(answer);
        using HttpClient http = new(handler);
        if (Bind(http) is not { } call)
            return null;
        CallOutcome outcome = await CallOutcome.InvokeAsync(call);
        if (handler.Sent.Count > 0)
            CompareRequest(handler.Sent[0], ApiVersion());
        else
            Fail("no request was sent", outcome.Fault?.ToString() ?? "");
        return handler.Sent.Count > 0 ? outcome : null;
    }

    private async Task<object?> BindAsync(HttpClient http) => Bind(http) is { } call ? await CallOutcome.StartAsync(call) : null;

    private BoundCall? Bind(HttpClient http)
    {
        Uri? endpoint = HasEndpoint ? null : new Uri(AnyEndpoint, operation.BasePath);
        return Bind(http, new ApiClientOptions { ApiVersion = ApiVersion(), Endpoint = endpoint });
    }

    /// <summary>The generated method with the example's arguments; null if there is none, or if an argument does not fit.</summary>
    public BoundCall? Bind(HttpClient http, ApiClientOptions options)
    {
        GeneratedCall? call = generated.Find(operation, http, options, _arguments);
        if (call is null)
            Fail("no generated method", operation.Path);
        return call is not null && Arguments(call) is { } arguments ? new BoundCall(call, arguments) : null;
    }

    private void CompareRequest(SentRequest sent, string? version)
    {
        ExpectedRequest expected =
            ExpectedRequest.Of(
                operation, HasEndpoint ? ExpectedEndpoint.Of(operation, _arguments) : AnyEndpoint, _arguments,
                version ?? operation.ApiVersion, _check.Body);
        List<Contradiction> contradictions = ContradictionsOf(operation.Body?.Name ?? "");
        foreach ((string reason, Difference where) in RequestComparison.Differences(expected, sent))
            Fail(reason, where.ToString(), reason == "request body" && Explanation.Explains(contradictions, where.Pointer));
    }

    private void CompareResponse(string status, int code, ExampleResponse response, CallOutcome outcome)
    {
        BodyFacts facts = _check.Responses.GetValueOrDefault(status) ?? new BodyFacts();
        // 404 is a valid answer to a HEAD that asks whether something exists.
        // So is a 304 that the document declares.
        bool success = code is >= 200 and < 300
            || ((code == 304 || (code == 404 && operation.Method == "HEAD")) && operation.Responses.ContainsKey(status));
        // Credentials do not go to another origin.
        if (code is 301 or 302 or 303 or 307 or 308 && outcome.Fault is OriginMismatchException)
            return;
        if (success && outcome.Fault is { } fault)
            Fail(
                $"response {fault.GetType().Name}", fault.ToString(),
                Explanation.Explains(facts.Contradictions, fault, outcome.Json ?? response.Body?.GetRawText()));
        else if (!success && outcome.Fault is not ApiException)
            Fail("no ApiException for an error response", $"{status}: {outcome.Fault?.ToString() ?? "success"}");
        else if (outcome.Response?.Status != code)
            Fail("response status", $"expected {code}, found {outcome.Response?.Status}");
        else
            CompareBody(status, response, facts, success ? outcome : outcome with { Value = ((ApiException)outcome.Fault!).Body });
    }

    private void CompareBody(string status, ExampleResponse response, BodyFacts facts, CallOutcome outcome)
    {
        bool typed = status is not ("204" or "205" or "304")
            && response.Body is { ValueKind: not JsonValueKind.Null } && ExampleCheck.Declared(operation, status)?.Schema is not null;
        bool isAccepted = operation.LongRunning && status == "202";
        if (typed && !isAccepted && outcome.Value is null && outcome.Page is null)
            Fail(
                "response body is not there", $"{status}: {response.Body!.Value.GetRawText()}",
                Explanation.Explains(facts.Contradictions, ""));
        foreach ((
            string reason, Difference where) in ResponseComparison.Differences(
            operation, response, typed ? facts.Loose : null, outcome))
        {
            // Nothing below a root of another type can have a typed member.
            string node = reason == ResponseComparison.Unequal ? where.Pointer : "";
            Fail(
                reason, $"{status} {where}",
                reason is ResponseComparison.Unequal or ResponseComparison.Untyped && Explanation.Explains(facts.Contradictions, node));
        }
    }

    private List<Contradiction> ContradictionsOf(string argument) => _check.Arguments.GetValueOrDefault(argument) ?? [];

    private object?[]? Arguments(GeneratedCall call)
    {
        ParameterInfo[] parameters = call.Method.GetParameters();
        object?[] values = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType == typeof(CancellationToken))
                values[i] = CancellationToken.None;
            else if (_arguments.TryGetValue(call.WireNames.GetValueOrDefault(parameters[i].Name!, ""), out JsonElement json))
            {
                try
                {
                    values[i] = TypedJson.Read(parameters[i].ParameterType, json);
                }
                catch (MisfitException fault)
                {
                    string wireName = call.WireNames[parameters[i].Name!];
                    Fail(
                        "argument does not fit its parameter", $"{parameters[i].Name}{fault.Pointer}: {fault.Message}",
                        Explanation.ExplainsValue(ContradictionsOf(wireName), fault.Pointer));
                    return null;
                }
            }
        }
        return values;
    }

    /// <summary>The version of an example that was copied from another version of the document; callers set it in the options.</summary>
    private string? ApiVersion() =>
        operation.Parameters.Any(parameter => parameter is { Name: "api-version", In: "query" })
            && example.Parameters.TryGetValue("api-version", out JsonElement version)
            && version.ValueKind != JsonValueKind.Null
            ? version.ToString()
            : null;

    private static Dictionary<string, JsonElement> WithStandIns(Specification spec, WireOperation operation, Example example)
    {
        Dictionary<string, JsonElement> arguments = new(example.Parameters);
        foreach (string absent in example.Parameters.Where(
            parameter => parameter.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            .Select(parameter => parameter.Key))
            arguments.Remove(absent);
        foreach (WireParameter parameter in operation.Parameters)
        {
            if (parameter.In == "host" && parameter.Schema["default"] is not null)
                continue;
            if (parameter.Required
                && parameter.Name != "api-version"
                && (!arguments.TryGetValue(parameter.Name, out JsonElement value)
                    || (parameter.In == "path" && value.ToString().Length == 0)))
                arguments[parameter.Name] = StandIn.For(spec.Files, parameter.Schema);
        }
        if (operation.Body is { Required: true, Name: { Length: > 0 } name } body)
            arguments.TryAdd(name, StandIn.For(spec.Files, body.Schema));
        return arguments;
    }

    private void AddRange(IEnumerable<(string Reason, string Detail)> faults)
    {
        foreach ((string reason, string detail) in faults)
            Fail(reason, detail);
    }

    private void Fail(string reason, string detail, bool explained = false) =>
        _faults.Add(new ReplayFault(reason, detail.Length <= 600 ? detail : detail[..600] + "…", explained));
}
