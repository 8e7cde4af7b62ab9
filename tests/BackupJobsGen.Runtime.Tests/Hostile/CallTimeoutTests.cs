using System.Diagnostics;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>The timeout of single calls against servers that are too slow: before the headers, in bodies, pages and streams.</summary>
public sealed class CallTimeoutTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    // Enough for the headers on a busy machine.
    private static readonly TimeSpan AfterHeaders = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private static ApiPipeline Pipeline(HostileServer server, TimeSpan timeout) =>
        new ApiPipeline(new HttpClient(ApiHttpHandler.Create()) { Timeout = Bound * 3 }, server.Endpoint.ToString())
            .With(new ApiCallOptions { Timeout = timeout });

    private static async Task<T> WithinBoundAsync<T>(Func<Task> call)
        where T : Exception
    {
        Stopwatch watch = Stopwatch.StartNew();
        T fault = await Assert.ThrowsAsync<T>(call);
        Assert.True(watch.Elapsed < Bound, $"took {watch.Elapsed}");
        return fault;
    }

    [Fact]
    public async Task A_server_that_never_answers_is_a_timeout_that_names_the_option()
    {
        await using HostileServer server = new(static (_, token) => Task.Delay(Timeout.Infinite, token));
        TimeoutException fault = await WithinBoundAsync<TimeoutException>(
            () => Pipeline(server, Short).SendAsync(Operations.Of(Operations.List)));
        Assert.Contains("was not answered within 00:00:00.3000000 (ApiCallOptions.Timeout)", fault.Message, StringComparison.Ordinal);
        Assert.True(Transient.IsTransient(fault));
    }

    [Theory]
    [InlineData("200 OK", 200)]
    [InlineData("503 Unavailable", 503)]
    public async Task A_body_that_drips_ends_in_time_and_keeps_its_status(string status, int expected)
    {
        await using HostileServer server = new(Answers.Drip(status, TimeSpan.FromMilliseconds(20)));
        ApiException fault = await WithinBoundAsync<ApiException>(
            () => Pipeline(server, AfterHeaders).SendAsync(Operations.Of(Operations.List), JsonObjects.Read<Sample>));
        Assert.Equal((expected, true), (fault.Status, fault.IsTransient));
    }

    [Fact]
    public async Task A_page_that_drips_ends_in_time()
    {
        await using HostileServer server = new(
            Answers.Response("200 OK", """{"value":[{"id":"a"}],"nextLink":"/2"}"""u8.ToArray()),
            Answers.Drip("200 OK", TimeSpan.FromMilliseconds(20)));
        ApiPageable<Sample> list =
            new(Pipeline(server, AfterHeaders), Operations.Of(Operations.List), "value", "nextLink", JsonObjects.Read<Sample>);
        List<string> ids = [];
        await WithinBoundAsync<ApiException>(async () =>
        {
            await foreach (Sample item in list)
                ids.Add(item.Id);
        });
        Assert.Equal(["a"], ids);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_drips_ends_in_time(bool isSynchronous)
    {
        await using HostileServer server = new(Answers.Drip("200 OK", TimeSpan.FromMilliseconds(20)));
        ApiResponse<Stream> response = await Pipeline(server, AfterHeaders).SendStreamAsync(Operations.Of(Operations.List));
        await using Stream stream = response.Value;
        TimeoutException fault = await WithinBoundAsync<TimeoutException>(() => isSynchronous
            ? Task.Run(() => stream.CopyTo(Stream.Null))
            : stream.CopyToAsync(Stream.Null));
        Assert.Contains("The stream did not end within", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_do_not_end_in_time_keep_their_status()
    {
        await using StreamServer server = new("application/jsonl", "{\"id\":\"a\"}\n");
        using HttpClient http = new(ApiHttpHandler.Create());
        ApiItems<Sample> items = new(
            server.Pipeline(http).With(new ApiCallOptions { Timeout = AfterHeaders }), Operations.Of(Operations.List), ItemFraming.Lines,
            JsonObjects.Read<Sample>);
        server.SendNext();
        ApiException fault = await WithinBoundAsync<ApiException>(async () =>
        {
            await foreach (Sample item in items)
                Assert.Equal("a", item.Id);
        });
        Assert.Equal((200, true), (fault.Status, Transient.IsTransient(fault)));
        Assert.IsType<TimeoutException>(fault.InnerException);
    }

    [Fact]
    public async Task A_stream_ends_with_the_callers_token_as_before()
    {
        await using HostileServer server = new(Answers.Drip("200 OK", TimeSpan.FromMilliseconds(20)));
        ApiPipeline pipeline = Pipeline(server, Bound);
        await using Stream stream = (await pipeline.SendStreamAsync(Operations.Of(Operations.List))).Value;
        using CancellationTokenSource cancel = new(Short);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.CopyToAsync(Stream.Null, cancel.Token));
    }

    [Fact]
    public async Task A_credential_that_hangs_counts_too()
    {
        await using HostileServer server = new(static (_, token) => Task.Delay(Timeout.Infinite, token));
        SchemeOptions options = new()
        {
            Bearer = new ApiCredential(async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }),
        };
        ApiPipeline pipeline = new ApiPipeline(
            new HttpClient(ApiHttpHandler.Create()), server.Endpoint.ToString(), options,
            security: new SecurityRequirements([SchemeOptions.BearerScheme.For()])).With(new ApiCallOptions { Timeout = Short });
        await WithinBoundAsync<TimeoutException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));
        Assert.Empty(server.Heads);
    }
}
