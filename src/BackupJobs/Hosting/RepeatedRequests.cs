using BackupJobsGen.Runtime;
using Polly;
using Polly.Retry;

namespace BackupJobs;

/// <summary>
/// Remembers why a request is repeated: where the caller cancels it in the meantime, the reason is what the caller wants to know.
/// </summary>
internal sealed class RepeatedRequests : DelegatingHandler
{
    // The body of an answer that nobody reads must not hold the next attempt.
    private static readonly TimeSpan LongestError = TimeSpan.FromSeconds(1);
    private static readonly HttpRequestOptionsKey<HttpRequestException> LastFault = new("BackupJobs.LastFault");

    /// <summary>Notes the fault of an attempt that is repeated.</summary>
    public static async ValueTask NoteAsync(OnRetryArguments<HttpResponseMessage> arguments)
    {
        if (arguments.Context.GetRequestMessage() is not { } request)
            return;
        if (arguments.Outcome.Exception is HttpRequestException error)
            request.Options.Set(LastFault, error);
        else if (arguments.Outcome.Result is { } response)
            request.Options.Set(LastFault, await OfAsync(response, arguments.Context.CancellationToken).ConfigureAwait(false));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (request.Options.TryGetValue(LastFault, out HttpRequestException? last))
        {
            throw new OperationCanceledException($"The request was cancelled. Last fault: {last.Message}", last, cancelled.CancellationToken);
        }
    }

    private static async Task<HttpRequestException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using CancellationTokenSource brief = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        brief.CancelAfter(LongestError);
        ApiError? error = null;
        try
        {
            error = await ApiError.ReadAsync(response, brief.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        string why = error is null ? "" : $", {error}";
        return new HttpRequestException($"The service answered with status {(int)response.StatusCode}{why}", null, response.StatusCode);
    }
}
