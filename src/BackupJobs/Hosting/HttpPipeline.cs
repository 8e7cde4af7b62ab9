using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace BackupJobs;

/// <summary>The handlers between the client and the network, outermost first: retries, telemetry, bearer token, sockets.</summary>
internal static class HttpPipeline
{
    /// <summary>Name of the HTTP client in <see cref="IHttpClientFactory"/>.</summary>
    public const string Name = "BackupJobs";

    // HttpClient's own limit of 100 s is for all attempts of a call and the pauses between them.
    private static readonly TimeSpan LongestRetryTime = TimeSpan.FromSeconds(90);

    public static IHttpClientBuilder AddBackupJobsHandlers(this IHttpClientBuilder builder)
    {
        builder.ConfigurePrimaryHttpMessageHandler(ApiHttpHandler.Create);
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        // The factory's own request logging writes whole URLs, and URLs of operations are signed.
        builder.RemoveAllLoggers();
        builder.AddHttpMessageHandler(() => new RepeatedRequests());
        builder.AddResilienceHandler("retry", AddRetry);
        builder.AddHttpMessageHandler(() => new TelemetryHandler());
        builder.AddHttpMessageHandler(services => new BearerTokenHandler(
            services.GetRequiredService<TokenCache>(), services.GetRequiredService<IOptions<BackupJobsOptions>>().Value.Endpoint));
        return builder;
    }

    private static void AddRetry(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        BackupJobsOptions options = context.ServiceProvider.GetRequiredService<IOptions<BackupJobsOptions>>().Value;
        pipeline.TimeProvider = options.TimeProvider;
        if (options.MaxRetries == 0)
            return;
        TimeSpan longestDelay = LongestRetryTime / options.MaxRetries;
        HttpRetryStrategyOptions retry = new()
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxDelay = longestDelay,
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result, options)),
            OnRetry = RepeatedRequests.NoteAsync,
        };
        // A trigger that may have been accepted must not be sent twice.
        retry.DisableForUnsafeHttpMethods();
        Func<Polly.Retry.RetryPredicateArguments<HttpResponseMessage>, ValueTask<bool>> isTransient = retry.ShouldHandle;
        // A wait has its own delays and its own deadline; retrying below it would double every request of an outage.
        // The caller gets the answer instead of a pause that the call has no time for.
        retry.ShouldHandle = async arguments => !WaitScope.IsActive
            && await isTransient(arguments).ConfigureAwait(false)
            && !(RetryAfter(arguments.Outcome.Result, options) > longestDelay)
            && !await IsFinalAsync(arguments.Outcome.Result, arguments.Context).ConfigureAwait(false);
        pipeline.AddRetry(retry);
    }

    // As waits read it: proxies repeat the header, join its values and write fractions.
    private static TimeSpan? RetryAfter(HttpResponseMessage? response, BackupJobsOptions options) => response is null
        ? null
        : new ApiResponse(response, response.RequestMessage?.RequestUri ?? options.Endpoint, options.TimeProvider).RetryAfter;

    // Some throttling is final, and only the code in the body says so.
    private static async ValueTask<bool> IsFinalAsync(HttpResponseMessage? response, ResilienceContext context)
    {
        if (response?.StatusCode != System.Net.HttpStatusCode.TooManyRequests)
            return false;
        ApiError? error = await ApiError.ReadAsync(response, context.CancellationToken).ConfigureAwait(false);
        ValueList<string>? codes = null;
        context.GetRequestMessage()?.Options.TryGetValue(ApiPipeline.FinalThrottlingCodesKey, out codes);
        return !Transient.IsTransient((int)response.StatusCode, error?.Code, codes);
    }
}
