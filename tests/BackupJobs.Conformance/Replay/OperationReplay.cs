using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>
/// Runs a long-running operation to its end, with a status URL, with a Location and, where the example's own first body is not final,
/// from there. Compares the URLs that are requested and the result.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="example">The example, whose success has the result.</param>
/// <param name="bind">Calls the generated method.</param>
internal sealed class OperationReplay(WireOperation operation, Example example, Func<HttpClient, Task<object?>> bind)
{
    private const string StatusUrl = "/conformance/status?t=1";
    private const string ResultUrl = "/conformance/result?t=%2F";
    private const string State = "provisioningState";

    private static readonly string[] EndStates = ["Succeeded", "Failed", "Canceled", "Cancelled"];

    private static readonly string[] StatusMembers =
        ["id", "name", "status", "startTime", "endTime", "percentComplete", "error", "operations", "resourceId"];

    private static readonly PollingOptions Fast =
        new() { Delay = new PollingDelay(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) };

    private readonly string? _result = Result(operation, example);

    public async Task<List<(string Reason, string Detail)>> RunAsync()
    {
        string done = operation.FinalStateVia is "azure-async-operation" or "operation-location"
            ? WithStatus(_result)
            : """{"status": "Succeeded"}""";
        List<(string, string)> faults =
        [
            .. await DriveAsync(
                (original, typed) => [StatusUrl, StatusUrl, .. typed ? Final(original, StatusUrl) : []],
                HasResultAtItsUrl ? _result : null,
                Answer.Of(202, Accepted, ("Azure-AsyncOperation", StatusUrl), ("Location", ResultUrl), ("Retry-After", "0")),
                Answer.Of(200, """{"status": "InProgress", "percentComplete": 50}""", ("Retry-After", "0")),
                Answer.Of(200, done)),
            .. await DriveAsync(
                (original, typed) => [ResultUrl, ResultUrl, .. typed ? Final(original, ResultUrl) : []],
                HasResultAtItsUrl ? _result : null,
                Answer.Of(202, null, ("Location", ResultUrl)),
                Answer.Of(202, null, ("Location", ResultUrl), ("Retry-After", "0")),
                Answer.Of(_result is null ? 204 : 200, _result)),
        ];
        if (operation.Method is "PUT" or "PATCH" && _result is not null && Finished(_result) is { } finished)
            faults.AddRange(await DriveAsync((original, _) => [original], finished, Answer.Of(201, _result), Answer.Of(200, finished)));
        return faults;
    }

    /// <summary>The body of the 202 where it is the only one that the example has.</summary>
    private string? Accepted => _result is null && example.Responses.TryGetValue("202", out ExampleResponse? accepted)
        ? accepted.Body?.GetRawText()
        : null;

    private bool HasResultAtItsUrl => operation.FinalStateVia is not ("azure-async-operation" or "operation-location");

    /// <summary>The body with its provisioningState in the end; null if it has none that is still running.</summary>
    private static string? Finished(string body)
    {
        JsonObject? root = JsonNode.Parse(body) as JsonObject;
        JsonObject? holder = root?["properties"] is JsonObject properties && properties.ContainsKey(State) ? properties : root;
        if (holder?[State] is not JsonValue state || !state.TryGetValue(out string? text) || text.Length == 0 || EndStates.Contains(text))
            return null;
        holder[State] = "Succeeded";
        return root!.ToJsonString();
    }

    /// <summary>The body of the example's success; null if it has none or the document declares none.</summary>
    private static string? Result(WireOperation operation, Example example) => example.Responses
        .Where(response => response.Key is "200" or "201" && response.Value.Body is not null)
        .Where(response => ExampleCheck.Declared(operation, response.Key)?.Schema is not null)
        .OrderBy(response => response.Key, StringComparer.Ordinal)
        .Select(response => response.Value.Body!.Value.GetRawText())
        .FirstOrDefault();

    /// <param name="urls">The URLs that are requested after the first one, by the path of the first one and whether there is a
    /// typed result.</param>
    /// <param name="result">The result; null to compare none.</param>
    /// <param name="answers">The first responses; then the example's result.</param>
    private async Task<IEnumerable<(string, string)>> DriveAsync(Func<string, bool, string[]> urls, string? result, params Answer[] answers)
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
            if (typed && result is not null)
                faults.AddRange(Compare(result, value));
        }
        catch (Exception fault) when (fault is ApiException or OriginMismatchException or InvalidOperationException)
        {
            faults.Add(("long-running operation", fault.ToString()));
        }
        if (faults.Count == 0)
            faults.AddRange(CompareUrls(urls(handler.Sent[0].Uri.PathAndQuery, typed), handler.Sent));
        return faults;
    }

    private static IEnumerable<(string, string)> Compare(string result, object? value) => JsonMeaning
        .Differences(JsonSerializer.Deserialize<JsonElement>(result), JsonSerializer.SerializeToElement(TypedJson.Write(value)))
        .Select(difference => ("result of a long-running operation", difference.ToString()));

    private static IEnumerable<(string, string)> CompareUrls(string[] expected, List<SentRequest> sent)
    {
        string[] asked = [.. sent.Skip(1).Select(request => request.Method + " " + request.Uri.PathAndQuery)];
        if (!asked.SequenceEqual(expected.Select(url => "GET " + url)))
            yield return ("URLs of a long-running operation", $"expected {string.Join(", ", expected)}; asked {string.Join(", ", asked)}");
    }

    /// <summary>The URL of the result, if it is another one than that of the last status.</summary>
    private string[] Final(string original, string last)
    {
        string? final = operation.FinalStateVia switch
        {
            "azure-async-operation" or "operation-location" =>
                operation.Method is "PUT" or "PATCH" && !IsTold(_result) ? original : null,
            "location" => ResultUrl,
            "original-uri" => original,
            _ => operation.Method is "PUT" or "PATCH" ? original : ResultUrl,
        };
        return final is null || (final == last && _result is not null) ? [] : [final];
    }

    /// <summary>Whether a status that has the members of the result tells more than a status without one.</summary>
    private static bool IsTold(string? result) => result is not null
        && JsonNode.Parse(result) is JsonObject members && members.Any(member => !StatusMembers.Contains(member.Key));

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
        MethodInfo wait = typeof(OperationReplay).GetMethod(nameof(WaitTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        return await (Task<object?>)wait.MakeGenericMethod(operation.GetType().GetGenericArguments()).Invoke(null, [operation])!;
    }

    private static async Task<object?> WaitTypedAsync<T>(LongRunningOperation<T> operation) => (await operation.WaitAsync(Fast)).Value;
}
