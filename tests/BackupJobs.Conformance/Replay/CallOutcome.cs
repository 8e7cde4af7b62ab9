using System.Reflection;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>What a generated method returned: a value, a page, an operation or a failure.</summary>
/// <param name="Response">Status and headers; null when the call failed before there were any.</param>
internal sealed record CallOutcome(ApiResponse? Response, object? Value, PageOutcome? Page, Exception? Fault)
{
    /// <summary>The JSON in which the fault has its position; null for the example's own.</summary>
    public string? Json { get; init; }

    public static async Task<CallOutcome> InvokeAsync(BoundCall call)
    {
        try
        {
            object returned = await StartAsync(call);
            return await (Task<CallOutcome>)typeof(CallOutcome).GetMethod(Reader(returned), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returned.GetType().IsGenericType ? returned.GetType().GetGenericArguments() : [typeof(object)])
                .Invoke(null, [returned])!;
        }
        catch (Exception fault)
        {
            return new CallOutcome((fault as ApiException)?.Response, null, null, fault);
        }
    }

    /// <summary>Calls the method and awaits what it returns.</summary>
    public static async Task<object> StartAsync(BoundCall call)
    {
        object returned = call.Call.Method.Invoke(call.Call.Target, BindingFlags.DoNotWrapExceptions, null, call.Arguments, null)!;
        if (returned is not Task task)
            return returned;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static string Reader(object returned) => returned switch
    {
        LongRunningOperation => nameof(OfOperation),
        _ when TypedJson.IsGeneric(returned.GetType(), typeof(LongRunningOperation<>)) => nameof(OfOperationWithResult),
        _ when TypedJson.IsGeneric(returned.GetType(), typeof(ApiPageable<>)) => nameof(OfPageAsync),
        _ when TypedJson.IsGeneric(returned.GetType(), typeof(ApiResponse<>)) => nameof(OfValue),
        _ => nameof(OfResponse),
    };

    private static Task<CallOutcome> OfResponse<T>(ApiResponse response) => Task.FromResult(new CallOutcome(response, null, null, null));

    private static Task<CallOutcome> OfValue<T>(ApiResponse<T> response) =>
        Task.FromResult(new CallOutcome(response, response.HasValue ? response.Value : null, null, null));

    private static async Task<CallOutcome> OfPageAsync<T>(ApiPageable<T> pageable)
    {
        await foreach (ApiPage<T> page in pageable.AsPages())
            return new CallOutcome(
                page.Response, null,
                new PageOutcome(page.Items.Cast<object?>().ToList(), page.NextLink, page.AdditionalProperties, page.Unreadable), null);
        throw new InvalidOperationException("There is no first page.");
    }

    private static Task<CallOutcome> OfOperation<T>(LongRunningOperation operation) =>
        Task.FromResult(new CallOutcome(operation.Response, null, null, null));

    // The first body is there, whether the operation has ended or not. Why it cannot be read only a second attempt shows.
    private static Task<CallOutcome> OfOperationWithResult<T>(LongRunningOperation<T> operation)
    {
        JsonException? fault = null;
        if (operation.Value is null && operation.Response is { Status: not 202 } && operation.Status.Body is { } body)
        {
            try
            {
                TypedJson.ReadBody<T>(body.Utf8.Span);
            }
            catch (JsonException unreadable)
            {
                fault = unreadable;
            }
        }
        string? json = operation.Status.Body?.ToString();
        return Task.FromResult(new CallOutcome(operation.Response, operation.Value, null, fault) { Json = json });
    }
}

internal sealed record PageOutcome(
    IReadOnlyList<object?> Items, string? NextLink, JsonProperties Rest, ValueList<UnreadableItem> Unreadable);
