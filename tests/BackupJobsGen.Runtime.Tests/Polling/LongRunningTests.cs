namespace BackupJobsGen.Runtime.Tests;

public sealed class LongRunningTests : IDisposable
{
    private const string Status = "https://management.azure.com/status%2F1?t=%2B&s='==";
    private const string Result = "https://management.azure.com/result";
    private const string Vault = $"GET {FakeServer.Endpoint}/vaults/v?api-version=2024-04-01";

    private readonly AutoTime _time = new();
    private readonly FakeServer _server = new();

    [Theory]
    [InlineData(null, "GET " + Result)]
    [InlineData("location", "GET " + Result)]
    [InlineData("azure-async-operation", null)]
    [InlineData("original-uri", $"GET {FakeServer.Endpoint}/vaults/v/backup?api-version=2024-04-01")]
    public async Task Azure_AsyncOperation_wins_and_the_result_is_where_the_document_says(string? via, string? asked)
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status, "Location: " + Result, "Retry-After: 7")
            .Answer(200, """{"status":"InProgress"}""", "Retry-After: 9")
                .Answer(200, """{"status":"surprise"}""")
                .Answer(200, """{"id":"status","status":"SUCCEEDED"}""");
        if (asked is not null)
            _server.Answer(200, """{"id":"result"}""");
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger, via);
        Assert.Equal((202, "InProgress"), (operation.Response.Status, operation.Status.Text));
        Assert.Equal(asked is null ? "status" : "result", (await operation.WaitAsync()).Value!.Id);
        Assert.True(operation.Status.HasSucceeded);
        Assert.Equal(asked, _server.Asked.Count > 4 ? _server.Asked[4] : null);
        Assert.All(_server.Asked.Skip(1).Take(3), url => Assert.Equal("GET " + Status, url));
        Assert.Equal([7, 9], _time.Pauses.Take(2).Select(static pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_put_with_a_status_url_ends_with_a_get_of_the_resource()
    {
        _server.Answer(201, """{"id":"a"}""", "Azure-AsyncOperation: " + Status)
            .Answer(200, """{"status":"Succeeded"}""")
            .Answer(200, """{"id":"final"}""");
        Assert.Equal("final", (await (await Start(Operations.Put)).WaitAsync()).Value!.Id);
        Assert.Equal(Vault, _server.Asked[2]);
    }

    [Theory]
    [InlineData("azure-async-operation", """{"status":"Succeeded"}""", "resource")]
    [InlineData("operation-location", """{"id":"/op/1","name":"op","status":"Succeeded","startTime":"2024-01-01T00:00:00Z"}""", "resource")]
    [InlineData("azure-async-operation", """{"status":"Succeeded","id":"here","size":1}""", "here")]
    [InlineData("operation-location", """{"status":"Succeeded","id":"here","properties":{}}""", "here")]
    public async Task A_put_whose_status_has_no_result_ends_with_a_get_of_the_resource(string via, string status, string id)
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status).Answer(200, status).Answer(200, """{"id":"resource"}""");
        Assert.Equal(id, (await (await Start(Operations.Put, via)).WaitAsync()).Value!.Id);
    }

    [Fact]
    public async Task Operation_Location_is_a_status_url_too()
    {
        _server.Answer(202, "", "Operation-Location: " + Status).Answer(200, """{"status":"Succeeded","id":"s"}""");
        Assert.Equal("s", (await (await Start(Operations.Trigger)).WaitAsync()).Value!.Id);
    }

    [Fact]
    public async Task A_location_is_running_while_it_answers_202_and_may_move()
    {
        _server.Answer(202, "", "Location: /one")
            .Answer(202, """{"status":"Succeeded"}""", "Location: /two")
            .Answer(200, """{"id":"r","status":"Failed"}""");
        Assert.Equal("r", (await (await Start(Operations.Trigger)).WaitAsync()).Value!.Id);
        Assert.Equal($"GET {FakeServer.Endpoint}/two", _server.Asked[2]);
    }

    [Fact]
    public async Task A_resource_without_headers_is_followed_by_its_provisioning_state()
    {
        _server.Answer(201, """{"id":"a","properties":{"provisioningState":"Creating"}}""", "Location: " + Result)
            .Answer(
                200, """{"id":"b","status":"Failed","properties":{"provisioningState":"Updating"}}""").Answer(
                200, """{"id":"c","properties":{"provisioningState":"Succeeded"}}""");
        Assert.Equal("c", (await (await Start(Operations.Put)).WaitAsync()).Value!.Id);
        Assert.All(_server.Asked.Skip(1), url => Assert.Equal(Vault, url));
    }

    [Fact]
    public async Task A_put_whose_location_never_came_ends_with_a_get_of_the_resource()
    {
        _server.Answer(200, """{"id":"a","properties":{"provisioningState":"Creating"}}""", "Azure-AsyncOperation: " + Status)
            .Answer(200, """{"status":"Succeeded"}""")
            .Answer(200, """{"id":"final"}""");
        Assert.Equal("final", (await (await Start(Operations.Put, "location")).WaitAsync()).Value!.Id);
    }

    [Fact]
    public async Task A_post_without_a_url_has_ended_whatever_state_its_body_has()
    {
        _server.Answer(200, """{"id":"a","properties":{"provisioningState":"Creating"}}""");
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);

        Assert.True(operation.Status.HasSucceeded);
        Assert.Equal("a", (await operation.WaitAsync()).Value!.Id);
        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task An_operation_that_is_done_at_once_is_not_polled()
    {
        _server.Answer(200, """{"id":"a"}""").Answer(204).Answer(200, """{"id":"a","properties":{"provisioningState":"Succeeded"}}""");
        Assert.Equal("a", (await (await Start(Operations.Put)).WaitAsync()).Value!.Id);
        LongRunningOperation<Sample> empty = await Start(Operations.Delete);
        Assert.True(empty.Status.HasSucceeded);
        Assert.Null((await empty.WaitAsync()).Value);
        Assert.Equal("a", (await (await Start(Operations.Put)).WaitAsync()).Value!.Id);
        Assert.Equal(3, _server.Asked.Count);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Canceled")]
    [InlineData("cancelled")]
    public async Task A_failed_operation_throws_its_error(string status)
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status)
            .Answer(200, $$$"""{"status":"{{{status}}}","error":{"code":"UserErrorVmNotFound","message":"gone"}}""");
        LongRunningOperation operation = await LongRunning.StartAsync(Pipeline, Operations.Of(Operations.Trigger));
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => operation.WaitAsync());
        Assert.Equal(("UserErrorVmNotFound", false), (fault.Code, fault.IsTransient));
        Assert.Equal($"Backups_Trigger was accepted, but ended as {status}, UserErrorVmNotFound: gone", fault.Message);
        Assert.True(operation.Status.HasFailed);
    }

    [Fact]
    public async Task A_watch_ends_with_the_failure_and_does_not_throw()
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status)
            .Answer(503)
            .Answer(200, "<html>")
            .Answer(200, """{"status":"InProgress"}""")
            .Answer(200, """{"status":"Failed"}""");
        LongRunningOperation operation = await LongRunning.StartAsync(Pipeline, Operations.Of(Operations.Trigger));
        List<string> states = [];
        await foreach (LongRunningStatus status in operation.WatchAsync())
            states.Add(status.Text);
        Assert.Equal(["InProgress", "Failed"], states);
        Assert.Equal("Failed", (await operation.UpdateAsync()).Text);
        Assert.Equal(5, _server.Asked.Count);
    }

    [Fact]
    public async Task A_permanent_refusal_ends_the_wait()
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status).Answer(200, """{"status":"InProgress"}""").Answer(404);
        Assert.Equal(404, (await Assert.ThrowsAsync<ApiException>(async () => await (await Start(Operations.Trigger)).WaitAsync())).Status);
    }

    [Fact]
    public async Task An_operation_that_is_not_known_yet_is_polled_again()
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status)
            .Answer(404)
            .Answer(409)
            .Answer(200, """{"status":"Succeeded","id":"s"}""");
        Assert.Equal("s", (await (await Start(Operations.Trigger, "azure-async-operation")).WaitAsync()).Value!.Id);
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status).Answer(404);
        LongRunningOperation<Sample> strict = await Start(Operations.Trigger);
        await Assert.ThrowsAsync<ApiException>(() => strict.WaitAsync(new PollingOptions { GracePeriod = TimeSpan.Zero }));
    }

    [Theory]
    [InlineData("""{"status":"Failed","error":{"code":"DiskGone","message":"gone"}}""")]
    [InlineData(
        """{"id":"/x","name":"op","status":"Canceled","startTime":"2024-01-01T00:00:00Z","error":{"code":"DiskGone","message":"gone"}}""")]
    public async Task A_location_that_answers_with_a_failed_operation_is_a_failure(string body)
    {
        _server.Answer(202, "", "Location: /one").Answer(200, body);
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);
        Assert.Equal("DiskGone", (await Assert.ThrowsAsync<ApiException>(() => operation.WaitAsync())).Code);
    }

    [Fact]
    public async Task A_location_that_answers_with_a_running_operation_is_polled_again()
    {
        _server.Answer(202, "", "Location: /one")
            .Answer(200, """{"status":"InProgress"}""")
            .Answer(200, """{"id":"r","status":"InProgress","size":3}""");
        Assert.Equal("r", (await (await Start(Operations.Trigger)).WaitAsync()).Value!.Id);
    }

    [Fact]
    public async Task A_result_is_requested_again_after_a_transient_fault()
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status, "Location: " + Result)
            .Answer(200, """{"status":"Succeeded"}""")
            .Answer(503)
            .Answer(200, """{"id":"r"}""");
        Assert.Equal("r", (await (await Start(Operations.Trigger)).WaitAsync()).Value!.Id);
    }

    [Fact]
    public async Task The_deadline_ends_the_request_for_the_result()
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status, "Location: " + Result).Answer(200, """{"status":"Succeeded"}""");
        for (int i = 0; i < 50; i++)
            _server.Answer(503);
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);
        await Assert.ThrowsAsync<PollingTimeoutException>(
            () => operation.WaitAsync(new PollingOptions { Timeout = TimeSpan.FromMinutes(1) }));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_refusal_for_longer_than_the_deadline_ends_the_wait_now(int status)
    {
        _server.Answer(202, "", "Azure-AsyncOperation: " + Status).Answer(status, "", "Retry-After: 90");
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);
        PollingTimeoutException fault = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => operation.WaitAsync(new PollingOptions { Timeout = TimeSpan.FromMinutes(1) }));
        Assert.Contains("the service allows the next request in 00:01:30", fault.Message, StringComparison.Ordinal);
        Assert.Equal(status, Assert.IsType<ApiException>(fault.InnerException).Status);
        Assert.Empty(_time.Pauses);
        Assert.Equal(2, _server.Asked.Count);
    }

    [Theory]
    [InlineData("Azure-AsyncOperation")]
    [InlineData("Operation-Location")]
    [InlineData("Location")]
    public async Task A_url_of_another_origin_is_refused(string header)
    {
        _server.Answer(202, "", header + ": https://evil.com/");
        // The start was accepted, and must not look as if it had not been.
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);
        await Assert.ThrowsAsync<OriginMismatchException>(() => operation.UpdateAsync());
        await Assert.ThrowsAsync<OriginMismatchException>(() => operation.WaitAsync());
        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task An_acceptance_that_leads_nowhere_is_an_error()
    {
        _server.Answer(202);
        await Assert.ThrowsAsync<ApiException>(async () => await (await Start(Operations.Trigger)).WaitAsync());
    }

    public void Dispose() => _server.Dispose();

    private ApiPipeline Pipeline => _server.Pipeline(new ApiClientOptions { TimeProvider = _time });

    private Task<LongRunningOperation<Sample>> Start(OperationDescriptor operation, string? via = null) =>
        LongRunning.StartAsync(Pipeline, Operations.Of(operation), JsonObjects.Read<Sample>, via);
}
