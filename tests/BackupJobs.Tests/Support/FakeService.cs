using System.Text;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Support;

/// <summary>A service in memory: an answer for each request, and a record of what was asked.</summary>
internal sealed class FakeService(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string VaultPath = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v";
    public const string Endpoint = "https://management.azure.com";

    private readonly List<string> _requests = [];

    /// <summary>Answers in this order; the last one stays.</summary>
    public static FakeService InOrder(params Func<HttpResponseMessage>[] answers)
    {
        int next = 0;
        return new FakeService(_ => answers[Math.Min(next++, answers.Length - 1)]());
    }

    /// <summary>Method, path and query of the requests so far, to the letter.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public BackupVault Vault(TimeProvider time) => Client(time).Vault("sub", "rg", "v");

    public BackupClient Client(TimeProvider time) =>
        new(new HttpClient(this), new ApiClientOptions { Endpoint = new Uri(Endpoint), TimeProvider = time });

    public static HttpResponseMessage Json(string body, System.Net.HttpStatusCode status = System.Net.HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Empty(System.Net.HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        HttpResponseMessage response = new(status) { Content = new ByteArrayContent([]) };
        foreach ((string name, string value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public static HttpResponseMessage Job(string id, string status) => Json(JobText(id, status));

    public static string JobText(string id, string status) => JobText(id, status, DateTimeOffset.UnixEpoch);

    public static string JobText(string id, string status, DateTimeOffset start) => $$"""
        {"id":"{{VaultPath}}/backupJobs/{{id}}","name":"{{id}}","type":"Microsoft.RecoveryServices/vaults/backupJobs",
         "properties":{"jobType":"AzureIaaSVMJob","operation":"Backup","status":"{{status}}","startTime":"{{start:O}}"}
        }
        """;

    public static HttpResponseMessage Operation(string status, string rest = "") => Json($$"""
        {"id":"op","name":"op","status":"{{status}}","startTime":"2024-05-01T20:00:00Z","endTime":"0001-01-01T00:00:00"{{rest}}}
        """);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_requests)
            _requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        HttpResponseMessage response = answer(request);
        response.RequestMessage ??= request;
        return Task.FromResult(response);
    }
}
