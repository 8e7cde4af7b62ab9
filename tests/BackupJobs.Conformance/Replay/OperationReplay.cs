using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>
/// Drives a long-running operation to its end, once with an operation's status document and once with a Location, and
/// looks which URLs are asked and whether the result is the example's.
/// </summary>
/// <param name="bind">Calls the generated method.</param>
internal sealed class OperationReplay(WireOperation operation, Example example, Func<HttpClient, Task<object?>> bind)
{
    private const string StatusUrl = "/conformance/status?t=1";
    private const string ResultUrl = "/conformance/result?t=%2F";

    private static readonly PollingOptions Fast = new() { Delay = new PollingDelay(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) };

    private readonly string? _result = Result(operation, example);

    public async Task<List<(string Reason, string Detail)>> RunAsync()
    {
        string done = operation.FinalStateVia is "azure-async-operation" or "operation-location" ? WithStatus(_result) : """{"status": "Succeeded"}""";
        List<(string, string)> faults =
        [
            .. await DriveAsync(
                [StatusUrl, StatusUrl],
                Answer.Of(202, null, ("Azure-AsyncOperation", StatusUrl), ("Location", ResultUrl), ("Retry-After", "0")),
                Answer.Of(200, """{"status": "InProgress", "percentComplete": 50}""", ("Retry-After", "0")),
                Answer.Of(200, done)),
            .. await DriveAsync(
                [ResultUrl, ResultUrl],
                Answer.Of(202, null, ("Location", ResultUrl)),
                Answer.Of(202, null, ("Location", ResultUrl), ("Retry-After", "0")),
                Answer.Of(_result is null ? 204 : 200, _result)),
        ];
        return faults;
    }

    /// <summary>The body of the example's success; null when it has none or the document declares none.</summary>
    private static string? Result(WireOperation operation, Example example) => example.Responses
        .Where(response => response.Key is "200" or "201" && response.Value.Body is not null && ExampleCheck.Declared(operation, response.Key)?.Schema is not null)
        .OrderBy(response => response.Key, StringComparer.Ordinal)
        .Select(response => response.Value.Body!.Value.GetRawText())
        .FirstOrDefault();

    private async Task<IEnumerable<(string, string)>> DriveAsync(string[] urls, params Answer[] answers)
    {
        using CapturingHandler handler = new([.. answers, Answer.Of(_result is null ? 204 : 200, _result)]);
        using HttpClient http = new(handler);
        if (await bind(http) is not { } started)
            return [];
        bool typed = started is not LongRunningOperation;
        List<(string, string)> faults = [];
        try
        {
            object? value = await WaitAsync(started);
            if (typed && operation.FinalStateVia is not ("azure-async-operation" or "operation-location") && _result is not null)
                faults.AddRange(Compare(value));
        }
        catch (Exception fault) when (fault is ApiException or OriginMismatchException or InvalidOperationException)
        {
            faults.Add(("long-running operation", fault.ToString()));
        }
        if (faults.Count == 0)
            faults.AddRange(CompareUrls([.. urls, .. typed ? Final(handler.Sent[0].Uri.PathAndQuery, urls[^1]) : []], handler.Sent));
        return faults;
    }

    private IEnumerable<(string, string)> Compare(object? value) => JsonMeaning
        .Differences(JsonSerializer.Deserialize<JsonElement>(_result!), JsonSerializer.SerializeToElement(TypedJson.Write(value)))
        .Select(difference => ("result of a long-running operation", difference.ToString()));

    private static IEnumerable<(string, string)> CompareUrls(string[] expected, List<SentRequest> sent)
    {
        string[] asked = [.. sent.Skip(1).Select(request => request.Method + " " + request.Uri.PathAndQuery)];
        if (!asked.SequenceEqual(expected.Select(url => "GET " + url)))
            yield return ("URLs of a long-running operation", $"expected {string.Join(", ", expected)}; asked {string.Join(", ", asked)}");
    }

    /// <summary>Where the result is, once the last status came: nowhere else when that was at the same place.</summary>
    private string[] Final(string original, string last)
    {
        string? final = operation.FinalStateVia switch
        {
            "azure-async-operation" or "operation-location" => null,
            "location" => ResultUrl,
            "original-uri" => original,
            _ => operation.Method is "PUT" or "PATCH" ? original : ResultUrl,
        };
        return final is null || (final == last && _result is not null) ? [] : [final];
    }

    private static string WithStatus(string? body)
    {
        JsonObject document = body is null ? [] : JsonNode.Parse(body) as JsonObject ?? [];
        document["status"] = "Succeeded";
        return document.ToJsonString();
    }

    private static async Task<object?> WaitAsync(object operation)
    {
        if (operation is LongRunningOperation untyped)
            return await untyped.WaitAsync(Fast);
        MethodInfo wait = typeof(OperationReplay).GetMethod(nameof(WaitTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(operation.GetType().GetGenericArguments());
        return await (Task<object?>)wait.Invoke(null, [operation])!;
    }

    private static async Task<object?> WaitTypedAsync<T>(LongRunningOperation<T> operation) => (await operation.WaitAsync(Fast)).Value;
}
