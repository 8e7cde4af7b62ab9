using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>
/// Sends each request within its subscription's budget, and obeys what the answers say about it. A long wait is answered as the service
/// would, with 429, so that no worker and no timeout hangs on it.
/// </summary>
internal sealed class BudgetHandler(string tenant, Budgets budgets, TimeProvider time) : DelegatingHandler
{
    private const string Prefix = "/subscriptions/";
    private const string Remaining = "x-ms-ratelimit-remaining-subscription-reads";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    // A vault that hangs must not keep its worker longer, nor the ends of the others in its list.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (SubscriptionOf(request.RequestUri) is not { } subscription)
            return await SendInTimeAsync(request, cancellationToken).ConfigureAwait(false);

        RequestBucket bucket = budgets.Of(tenant, subscription);
        for (TimeSpan wait; (wait = bucket.Take()) > TimeSpan.Zero;)
        {
            if (wait > LongestWait)
                return Postponed(request, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }

        HttpResponseMessage response = await SendInTimeAsync(request, cancellationToken).ConfigureAwait(false);
        Observe(bucket, new ApiResponse(response, request.RequestUri!, time));
        return response;
    }

    private async Task<HttpResponseMessage> SendInTimeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        budgets.CountRequest();
        using CancellationTokenSource timeout = new(LongestAnswer, time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                budgets.Answers.Answered();
            return response;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"No answer within {LongestAnswer.TotalSeconds:0} s.");
        }
    }

    private static string? SubscriptionOf(Uri? uri)
    {
        string path = uri?.AbsolutePath ?? "";
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        string rest = path[Prefix.Length..];
        int end = rest.IndexOf('/', StringComparison.Ordinal);
        return end > 0 ? rest[..end] : null;
    }

    private static HttpResponseMessage Postponed(HttpRequestMessage request, TimeSpan wait)
    {
        HttpResponseMessage response = new(HttpStatusCode.TooManyRequests) { RequestMessage = request, Content = new ByteArrayContent([]) };
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)));
        return response;
    }

    private void Observe(RequestBucket bucket, ApiResponse response)
    {
        if (response.Headers.GetValues(Remaining) is [string value, ..]
            && double.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out double left))
            bucket.Lower(left - budgets.SpareAtOnce);
        if (response.Status == 429)
            bucket.Stop(PauseOf(response));
    }

    private static TimeSpan PauseOf(ApiResponse response) =>
        response.RetryAfter is not { Ticks: > 0 } asked ? UsualPause : asked < LongestPause ? asked : LongestPause;
}
