using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Generate;
using BackupJobs.Conformance.Reference;
using BackupJobs.Conformance.Replay;
using BackupJobs.Conformance.Report;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Prism;

/// <summary>Sends a request of each operation of one document to Prism, and collects what Prism refuses.</summary>
internal sealed class PrismRun(Specification spec, GeneratedOperations generated, PrismServer server, PrismCredentials credentials)
{
    /// <summary>
    /// Kinds of violations that say something about the value that the runner made up, not about the request that the client made of it.
    /// </summary>
    private static readonly string[] OfValues =
        [
            "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "not"
        ];

    private const string Errors = "https://stoplight.io/prism/errors#";

    private readonly List<ExampleFailure> _failures = [];
    private int _sent;

    public static async Task<DocumentResult> RunAsync(string cli, string folder, string document)
    {
        using SpecFiles files = new(folder);
        Specification spec = new(files, document);
        DocumentResult result = new(DocumentRun.NameOf(folder, document)) { Operations = spec.Operations.Count };
        GeneratorRun run = GeneratorRun.Run(spec.Inputs);
        (byte[]? assembly, List<DocumentFault> faults) = Compiler.Emit(run.Compilation);
        result = result with { Generated = run.Client is not null, Compiled = assembly is not null, Faults = faults };
        if (assembly is null || run.Client is null)
            return result;
        using CompiledClient client = new(assembly);
        using PrismServer server = await PrismServer.StartAsync(cli, document);
        PrismRun judge = new(spec, new GeneratedOperations(run.Client, client.Assembly), server, new PrismCredentials(document));
        foreach (WireOperation operation in spec.Operations)
        {
            // A form that is optional as a whole, without a field, is none.
            if (operation.Body is not { Required: false, Name: "" })
                await judge.SendAsync(operation, []);
            await judge.SendAsync(operation, judge.All(operation));
        }
        result.Failures.AddRange(judge._failures.Distinct());
        return result with { Examples = judge._sent };
    }

    private Dictionary<string, JsonElement> All(WireOperation operation)
    {
        Dictionary<string, JsonElement> all = [];
        foreach (WireParameter parameter in operation.Parameters.Where(
            parameter => parameter is { In: not "host", Name: not "api-version" }))
            all[parameter.Name] = StandIn.For(spec.Files, parameter.Schema);
        if (operation.Body is { Name: { Length: > 0 } name } body)
            all[name] = StandIn.For(spec.Files, body.Schema);
        return all;
    }

    private async Task SendAsync(WireOperation operation, Dictionary<string, JsonElement> parameters)
    {
        Example example = new("", parameters, new Dictionary<string, ExampleResponse>(), []);
        using PrismHandler handler = new(credentials);
        using HttpClient http = new(handler);
        ExampleReplay replay = new(spec, generated, operation, example);
        // A value made up for a union may fit no variant.
        if (replay.Bind(http, new ApiClientOptions { Endpoint = server.Address }) is not { } call)
            return;
        await CallOutcome.InvokeAsync(call);
        if (handler.Refusal is { } body)
            Judge(operation, body);
        _sent++;
    }

    private void Judge(WireOperation operation, string body)
    {
        if (Parse(body) is not { } problem || problem["type"]?.ToString() is not { } type
            || !type.StartsWith(Errors, StringComparison.Ordinal))
            return;
        string id = operation.Id ?? $"{operation.Method} {operation.Path}";
        if (problem["validation"] is not JsonArray violations)
        {
            string kind = type[Errors.Length..];
            if (!IsOfPrism(kind, operation, problem))
                _failures.Add(new ExampleFailure(id, "", kind, body));
            return;
        }

        foreach (JsonNode? violation in violations)
        {
            // Violations of the response, which Prism itself made, have another location.
            bool isRequest = violation?["location"]?[0]?.ToString() is "path" or "query" or "header" or "headers" or "cookie" or "body";
            string code = violation?["code"]?.ToString() ?? "";
            if (isRequest && !OfValues.Contains(code))
                _failures.Add(new ExampleFailure(id, "", code, violation!.ToJsonString()));
        }
    }

    // Prism cannot make a response, does not take a media type for one of a range, and knows no default of Swagger 2.0's consumes.
    private static bool IsOfPrism(string kind, WireOperation operation, JsonObject problem) =>
        kind is "NOT_FOUND" or "UNKNOWN" || problem["status"]?.ToString() is ['5', ..]
        || (kind == "NOT_ACCEPTABLE" && operation.Responses.Values.Any(
            response => response.MediaType.EndsWith("/*", StringComparison.Ordinal)))
        || (kind == "INVALID_CONTENT_TYPE"
            && problem["detail"]!.ToString().Contains("No supported content types", StringComparison.Ordinal));

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the body of the first response that is not a success.</summary>
    private sealed class PrismHandler(PrismCredentials credentials)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public string? Refusal { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            credentials.AddTo(request);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode >= 400)
                Refusal ??= await response.Content.ReadAsStringAsync(cancellationToken);
            return response;
        }
    }
}
