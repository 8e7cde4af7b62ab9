using System.Collections.Concurrent;
using System.Globalization;
using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Middleware;

/// <summary>Replies with 429 on every n-th request, or when a token bucket of the resource manager is empty.</summary>
internal sealed class Throttling
{
    private const string Remaining = "x-ms-ratelimit-remaining-subscription-";
    private readonly RequestCounter _counter = new();
    private readonly ConcurrentDictionary<BucketKey, TokenBucket> _buckets = new();

    public ServiceError? Check(VaultRequest request) => EveryNth(request) ?? Bucket(request);

    /// <summary>The 429 error, with <c>Retry-After</c> set on the response.</summary>
    public static ServiceError TooMany(VaultRequest request, Throttle throttle)
    {
        request.RetryAfter(throttle.RetryAfter);
        return ServiceError.OfStatus(StatusCodes.Status429TooManyRequests) with { Code = throttle.Code };
    }

    private ServiceError? EveryNth(VaultRequest request)
    {
        if (request.Behavior.Throttle is not { } throttle)
            return null;
        long number = _counter.Next(throttle) + 1;
        return number % Math.Max(1, throttle.EveryNth) == 0 ? TooMany(request, throttle) : null;
    }

    private ServiceError? Bucket(VaultRequest request)
    {
        if (request.Behavior.RateLimit is not { } limit)
            return null;
        bool read = HttpMethods.IsGet(request.Http.Request.Method) || HttpMethods.IsHead(request.Http.Request.Method);
        DateTimeOffset now = request.Vault.Clock.ClientNow;
        BucketKey key =
            new(limit, read, request["subscriptionId"].ToUpperInvariant(), request.Http.Request.Headers.Authorization.ToString());
        TokenBucket bucket = _buckets.GetOrAdd(key, static (key, now) => key.NewBucket(now), now);
        bool taken = bucket.TryTake(now, out int remaining, out TimeSpan wait);

        IHeaderDictionary headers = request.Http.Response.Headers;
        string text = remaining.ToString(CultureInfo.InvariantCulture);
        headers[Remaining + (read ? "reads" : "writes")] = text;
        headers[Remaining + "resource-requests"] = text;
        if (taken)
            return null;
        int seconds = (int)Math.Ceiling(wait.TotalSeconds);
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ServiceError(StatusCodes.Status429TooManyRequests, "SubscriptionRequestsThrottled",
            $"The requests of this subscription have exceeded the limit. Try again after '{seconds}' seconds.");
    }

    private sealed record BucketKey(RateLimit Limit, bool Read, string Subscription, string Principal)
    {
        public TokenBucket NewBucket(DateTimeOffset now) => Read
            ? new TokenBucket(Limit.Reads, Limit.ReadsPerSecond, now)
            : new TokenBucket(Limit.Writes, Limit.WritesPerSecond, now);
    }
}
