using System.Text;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>How long the token of an authority is sent, and when another one is requested.</summary>
public sealed class TokenLifetimeTests : AuthorityTests
{
    [Fact]
    public async Task A_token_is_requested_once_and_cached()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token", null, "a", "b"));
        Authority.Answer(200, Token);

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Equal("Bearer t1", await CallAsync(pipeline));

        Assert.Equal(["POST https://login.example/token"], Authority.Asked);
        Assert.Equal(["grant_type=client_credentials&scope=a+b"], Authority.Bodies);
        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("id+1:s%2Bcret")),
            Authority.Requests[0].Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task A_valid_token_outlives_a_failed_renewal()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        TaskCompletionSource renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Authority.Answer(200, Token).Answer(_ =>
        {
            renewed.SetResult();
            return FakeServer.Response(503);
        });
        await CallAsync(pipeline);
        Time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        await renewed.Task;
        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Equal(2, Authority.Asked.Count);
    }

    [Fact]
    public async Task An_expired_token_is_replaced()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        Authority.Answer(200, Token).Answer(200, Token.Replace("t1", "t2", StringComparison.Ordinal));
        await CallAsync(pipeline);
        Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Fact]
    public async Task Many_callers_share_one_request()
    {
        TaskCompletionSource<ApiToken> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int asked = 0;
        ApiTokenCache cache = new((_, _) =>
        {
            Interlocked.Increment(ref asked);
            return new ValueTask<ApiToken>(answer.Task);
        }, Time);
        Task<ApiToken>[] callers = [.. Enumerable.Range(0, 50).Select(_ => cache.GetAsync().AsTask())];
        using CancellationTokenSource leaving = new();
        Task<ApiToken> left = cache.GetAsync(leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        answer.SetResult(new ApiToken("t", Time.GetUtcNow().AddHours(1)));

        Assert.All(await Task.WhenAll(callers), token => Assert.Equal("t", token.Value));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        Authority.Answer(200, Token).Answer(200, Token.Replace("t1", "t2", StringComparison.Ordinal));
        Api.Answer(401);

        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Theory]
    [InlineData("\"3600\"", 3600)]
    [InlineData("3600.5", 3600)]
    [InlineData("1e3", 1000)]
    [InlineData("-5", 3600)]
    [InlineData("null", 3600)]
    [InlineData("\"soon\"", 3600)]
    [InlineData("\"\\ud800\"", 3600)]
    [InlineData("{}", 3600)]
    [InlineData("1e400", 31_536_000)]
    [InlineData("1e9", 31_536_000)]
    [InlineData("true", 3600)]
    [InlineData("\"\"", 3600)]
    [InlineData("\"3600 s\"", 3600)]
    public async Task A_token_is_kept_for_theTime_that_is_said_or_an_hour(string expires, int seconds)
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        Authority.Answer(200, $$"""{"access_token":"t1","expires_in":{{expires}}}""")
            .Answer(200, "\uFEFF" + Token.Replace("t1", "t2", StringComparison.Ordinal));

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Time.Advance(TimeSpan.FromSeconds(seconds - 121));
        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Assert.Single(Authority.Asked);
        Time.Advance(TimeSpan.FromSeconds(122));
        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }

    [Fact]
    public async Task A_token_that_expires_at_once_is_sent_once_and_replaced()
    {
        ApiPipeline pipeline = Pipeline(Client(), Required("https://login.example/token"));
        Authority.Answer(200, """{"access_token":"t1","expires_in":0}""").Answer(200, Token.Replace("t1", "t2", StringComparison.Ordinal));

        Assert.Equal("Bearer t1", await CallAsync(pipeline));
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Bearer t2", await CallAsync(pipeline));
    }
}
