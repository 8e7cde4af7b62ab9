using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Conformance;

/// <summary>Compares every response with the document and collects the differences.</summary>
internal sealed class ConformanceHandler(UpstreamDocument document)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    // Known gaps of the documents: results of operations in progress, and a member that jobs have had for years.
    private static readonly string[] Gaps =
        [
            "ProtectionPolicyOperationResults_Get 202 is not", "GetTieringCostOperationResult_Get 202 is not",
            "containerName is not in the document"
        ];

    private readonly SchemaValidator _validator = new(document);

    /// <summary>Differences, with operation and status.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Operations and statuses that were compared.</summary>
    public HashSet<string> Seen { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        string path = request.RequestUri!.AbsolutePath;
        if (document.Find(request.Method.Method, path) is { } operation)
        {
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            IEnumerable<string> problems = Check(operation, (int)response.StatusCode, body);
            Problems.AddRange(problems.Where(problem => !Array.Exists(Gaps, gap => problem.Contains(gap, StringComparison.Ordinal))));
        }

        return response;
    }

    private IEnumerable<string> Check(UpstreamOperation operation, int status, string body)
    {
        string place = $"{operation.Id} {status}";
        Seen.Add(place);
        if (operation.Response(status) is not { } response)
        {
            // Documents before 2020 have no default response, but errors have the same format.
            return status >= 400 ? [] : [$"{place} is not in the document"];
        }

        if (response["schema"] is not { } schema)
            return body.Length == 0 ? [] : [$"{place} has a body: {body}"];
        if (body.Length == 0)
            return [$"{place} has no body"];
        return _validator.Validate(JsonNode.Parse(body), schema, operation.File).Select(problem => $"{place}: {problem}");
    }
}
