using System.Diagnostics;
using Azure;
using Azure.Core;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Tests.Attacks;

/// <summary>Credentials that fail, hang, block or are asked by many.</summary>
public class CredentialTests
{
    private readonly JumpingTime _time = new();
    private int _asked;

    [Fact]
    public async Task A_failed_renewal_keeps_the_valid_token_and_is_not_repeated_for_30_seconds()
    {
        bool fails = false;
        TokenCache cache =
            Cache(_ => fails
                ? throw new InvalidOperationException("the authority is down")
                : Token("first", TimeSpan.FromMinutes(60), refresh: TimeSpan.FromMinutes(30)));
        await cache.GetAsync(CancellationToken.None);
        fails = true;
        _time.Advance(TimeSpan.FromMinutes(31));

        for (int i = 0; i < 100; i++)
            Assert.Equal("first", (await cache.GetAsync(CancellationToken.None)).Token);
        await EventuallyAsync(() => _asked == 2);
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("first", (await cache.GetAsync(CancellationToken.None)).Token);
        Assert.Equal(2, _asked);
        // The 30 seconds begin when the failure is noticed, which may be after the time was advanced.
        await EventuallyAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return cache.GetAsync(CancellationToken.None).AsTask().IsCompleted && _asked == 3;
        });
    }

    [Fact]
    public async Task A_failed_renewal_does_not_end_a_wait()
    {
        DateTimeOffset end = _time.GetUtcNow().AddHours(3);
        int tokens = 0;
        FunctionCredential credential = new(_ => ++tokens % 4 != 1 && _time.GetUtcNow() < end.AddMinutes(-30)
            ? throw new InvalidOperationException("the authority is down")
            : Token($"token-{tokens}", TimeSpan.FromMinutes(20)));
        FakeService service = new(_ => FakeService.Job("a", _time.GetUtcNow() < end ? "InProgress" : "Completed"));

        Assert.True((await Jobs(service, credential).WaitAsync("a")).Succeeded);
    }

    [Fact]
    public async Task An_authority_that_fails_at_first_is_transient_within_a_wait()
    {
        FunctionCredential credential =
            new(_ => ++_asked <= 5 ? throw new RequestFailedException(503, "busy") : Token("t", TimeSpan.FromHours(1)));

        Assert.True((await Jobs(FakeService.InOrder(() => FakeService.Job("a", "Completed")), credential).WaitAsync("a")).Succeeded);
    }

    public static TheoryData<Exception, bool> FirstFaults() => new()
    {
        { new InvalidOperationException("no credential is configured"), false },
        { new AggregateException("none of them", new InvalidOperationException("a"), new InvalidOperationException("b")), false },
        { new InvalidOperationException("failed", new RequestFailedException(403, "blocked")), false },
        { new AggregateException(new HttpRequestException("down"), new RequestFailedException(401, "refused")), false },
        { new InvalidOperationException("failed", new HttpRequestException("down")), true },
        { new InvalidOperationException("failed", new RequestFailedException(0, "no response")), true },
        { new RequestFailedException(429, "busy"), true },
        { new AggregateException(new InvalidOperationException("a"), new TimeoutException()), true },
        { new IOException("reset"), true },
    };

    [Theory]
    [MemberData(nameof(FirstFaults))]
    public async Task The_first_fault_of_a_credential_is_transient_if_its_cause_is(Exception fault, bool isTransient)
    {
        FunctionCredential credential = new(_ => ++_asked == 1 ? throw fault : Token("t", TimeSpan.FromHours(1)));
        VaultJobs jobs = Jobs(FakeService.InOrder(() => FakeService.Job("a", "Completed")), credential);

        if (isTransient)
            Assert.True((await jobs.WaitAsync("a")).Succeeded);
        else
            Assert.Same(fault, await Record.ExceptionAsync(() => jobs.WaitAsync("a")));
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\nb")]
    [InlineData("\u00E4")]
    public async Task A_token_that_is_not_a_header_value_is_one_clear_error(string token)
    {
        FakeService service = FakeService.InOrder(() => FakeService.Job("a", "Completed"));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Jobs(service, new FunctionCredential(_ => Token(token, TimeSpan.FromHours(1)))).WaitAsync("a"));

        Assert.Contains("a character that a header cannot have", error.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_credential_that_is_refused_ends_a_wait_at_once()
    {
        FunctionCredential credential =
            new(_ => throw new InvalidOperationException("refused", new RequestFailedException(401, "invalid_client")));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Jobs(FakeService.InOrder(() => FakeService.Job("a", "Completed")), credential).WaitAsync("a"));
    }

    [Fact]
    public async Task Two_hundred_callers_of_a_failing_credential_ask_once()
    {
        TokenCache cache = Cache(_ => throw new InvalidOperationException("no"));

        Task[] calls = [.. Enumerable.Range(0, 200).Select(_ => cache.GetAsync(CancellationToken.None).AsTask())];
        await Task.WhenAll(calls.Select(call => Assert.ThrowsAsync<InvalidOperationException>(() => call)));

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Two_hundred_callers_share_one_token()
    {
        TokenCache cache = Cache(_ => Token("t", TimeSpan.FromHours(1)));

        AccessToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => cache.GetAsync(CancellationToken.None).AsTask()));

        Assert.Equal(1, _asked);
        Assert.All(tokens, token => Assert.Equal("t", token.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_caller_of_a_credential_that_hangs_leaves_by_its_own_token(bool blocks)
    {
        using ManualResetEventSlim never = new();
        FunctionCredential credential = new(async _ =>
        {
            if (blocks)
                never.Wait(TimeSpan.FromMinutes(2));
            await new TaskCompletionSource().Task;
            return default;
        });
        TokenCache cache = new(credential, "scope", TimeProvider.System);
        using CancellationTokenSource first = new(TimeSpan.FromMilliseconds(50));
        Stopwatch watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cache.GetAsync(first.Token).AsTask());
        Task<AccessToken> second = cache.GetAsync(CancellationToken.None).AsTask();

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
        Assert.False(second.IsCompleted);
        never.Set();
    }

    [Fact]
    public async Task A_credential_that_cancels_itself_does_not_look_like_a_cancellation_by_the_caller()
    {
        TokenCache cache = Cache(_ => throw new TaskCanceledException());

        await Assert.ThrowsAsync<TimeoutException>(() => cache.GetAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_credential_that_hangs_is_asked_again_after_some_minutes()
    {
        int calls = 0;
        TokenCache cache = Cache(async _ =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                await new TaskCompletionSource().Task;
            return new AccessToken("t", _time.GetUtcNow().AddHours(1));
        });
        Task<AccessToken> hanging = cache.GetAsync(CancellationToken.None).AsTask();
        await EventuallyAsync(() => Volatile.Read(ref calls) == 1);
        _time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("t", (await cache.GetAsync(CancellationToken.None)).Token);
        Assert.False(hanging.IsCompleted);
    }

    [Fact]
    public async Task Tokens_may_be_revoked_before_they_expire()
    {
        TokenRequestContext? seen = null;
        TokenCache cache = new(
            new FunctionCredential(context =>
            {
                seen = context;
                return Token("t", TimeSpan.FromHours(1));
            }),
            "scope", _time);

        await cache.GetAsync(CancellationToken.None);

        Assert.True(seen!.Value.IsCaeEnabled);
    }

    [Theory]
    [InlineData("120", 120, 1)]
    [InlineData("5, 120", 120, 1)]
    [InlineData("119.5", 120, 1)]
    [InlineData("20", 20, 4)]
    [InlineData("5, 20", 20, 4)]
    public async Task A_retry_after_that_a_call_has_no_time_for_returns_the_429(string header, int seconds, int requests)
    {
        FakeService service =
            FakeService.InOrder(() => FakeService.Empty(System.Net.HttpStatusCode.TooManyRequests, ("Retry-After", header)));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => Jobs(service, new FakeCredential(_time)).GetAsync("a"));

        Assert.Equal(429, error.Status);
        Assert.Equal(TimeSpan.FromSeconds(seconds), error.RetryAfter);
        Assert.Equal(requests, service.Requests.Count);
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (int i = 0; i < 6000 && !condition(); i++)
            await Task.Delay(5);
        Assert.True(condition());
    }

    private ValueTask<AccessToken> Token(string token, TimeSpan lifetime, TimeSpan? refresh = null)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return new ValueTask<AccessToken>(
            refresh is { } after ? new AccessToken(token, now + lifetime, now + after) : new AccessToken(token, now + lifetime));
    }

    private TokenCache Cache(Func<TokenRequestContext, ValueTask<AccessToken>> answer) => new(
        new FunctionCredential(context =>
        {
            Interlocked.Increment(ref _asked);
            return answer(context);
        }),
        "scope", _time);

    private VaultJobs Jobs(FakeService service, TokenCredential credential)
    {
        ServiceCollection services = new();
        services.AddBackupJobs(options => (options.Credential, options.TimeProvider) = (credential, _time))
            .ConfigurePrimaryHttpMessageHandler(() => service);
        return services.BuildServiceProvider().GetRequiredService<BackupClient>().Vault("sub", "rg", "v").Jobs;
    }

    private sealed class FunctionCredential(Func<TokenRequestContext, ValueTask<AccessToken>> answer) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            answer(requestContext);
    }
}
