namespace BackupJobsGen.Runtime.Tests;

/// <summary>What callers make in their tests behaves as what a service returns.</summary>
public sealed class FactoryTests
{
    [Fact]
    public void A_response_has_status_headers_and_value()
    {
        ApiResponse<string> response = ApiResponse.FromValue(
            "v", 201, new Dictionary<string, string> { ["ETag"] = "\"1\"", ["Content-Type"] = "text/plain", ["Retry-After"] = "3" });

        Assert.Equal((201, "v", "\"1\""), (response.Status, (string)response, response.Headers["ETag"]));
        Assert.Equal("text/plain", response.Headers["Content-Type"]);
        Assert.Equal(TimeSpan.FromSeconds(3), response.RetryAfter);
        Assert.Equal(404, ApiResponse.FromStatus(404).Status);
    }

    [Fact]
    public void An_exception_says_what_a_real_one_says()
    {
        ApiException fault = ApiException.FromResponse(
            ApiResponse.FromStatus(503, new Dictionary<string, string> { ["x-ms-request-id"] = "r" }),
            new ApiError { Code = "Busy", Message = "Later" }, operationId: "Jobs_List");

        Assert.Equal(
            (503, "Busy", "r", true, null, "Jobs_List"),
            (fault.Status, fault.Code, fault.RequestId, fault.IsTransient, fault.Body, fault.OperationId));
        Assert.StartsWith(
            "Jobs_List failed with HTTP 503 (ServiceUnavailable): Busy: Later. Request id r.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_has_a_typed_body()
    {
        ApiException fault = ApiException.FromBody("full", ApiResponse.FromStatus(409));

        Assert.Equal("full", Assert.IsType<ApiException<string>>(fault).Body);
        Assert.Equal(("full", 409), (fault.Body, fault.Status));
    }

    [Fact]
    public async Task A_list_can_be_enumerated_resumed_and_cancelled()
    {
        ApiPageable<int> list = ApiPageable.FromPages([1, 2], [], [3]);
        List<int> all = [];
        await foreach (int item in list)
            all.Add(item);
        ApiPageCursor<int> cursor = list.GetCursor();
        ApiPage<int> first = await cursor.NextAsync();
        List<int> rest = [];
        await foreach (ApiPage<int> page in list.AsPages(first.NextLink))
            rest.AddRange(page.Items);

        Assert.Equal([1, 2, 3], all);
        Assert.Equal([3], rest);
        Assert.True(cursor.HasMore);
        await Assert.ThrowsAsync<ArgumentException>(() => list.GetCursor("elsewhere").NextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => list.GetCursor().NextAsync(new CancellationToken(true)));
        Assert.Throws<ArgumentException>(() => ApiPageable.FromPages<int>([]));
        Assert.Equal([7], await Items(ApiPageable.FromItems(7)));
        Assert.Empty(await Items(ApiPageable.FromItems<int>()));
    }

    [Fact]
    public async Task An_operation_reports_its_statuses_without_a_pause_and_then_its_result()
    {
        LongRunningOperation<string> operation = LongRunningOperation.FromResult("done", "Queued", "InProgress", "Succeeded");
        Assert.Equal(("InProgress", null), (operation.Status.Text, operation.Value));
        List<string> seen = [];
        await foreach (LongRunningStatus status in operation.WatchAsync())
            seen.Add(status.Text);

        Assert.Equal(["Queued", "InProgress", "Succeeded"], seen);
        Assert.Equal("done", operation.Value);
        Assert.Equal("done", (await operation.WaitAsync()).Value);
        Assert.Equal(5, (await LongRunningOperation.FromResult(5).WaitAsync()).Value);
        Assert.True((await LongRunningOperation.FromStatuses("Running", "Succeeded").UpdateAsync()) is { HasEnded: false });
    }

    [Fact]
    public async Task An_operation_that_fails_throws_as_a_real_one_does()
    {
        ApiException fault = await Assert.ThrowsAsync<ApiException>(
            () => LongRunningOperation.FromResult("never", "InProgress", "Failed").WaitAsync());
        Assert.Contains("was accepted, but ended as Failed", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ApiException>(() => LongRunningOperation.FromStatuses("Canceled").WaitAsync());
    }

    [Theory]
    [InlineData("InProgress")]
    [InlineData("Succeeded", "InProgress")]
    [InlineData("Failed", "Succeeded")]
    public void Statuses_end_with_the_only_final_one(params string[] statuses) =>
        Assert.Throws<ArgumentException>(() => LongRunningOperation.FromStatuses(statuses));

    private static async Task<List<T>> Items<T>(ApiPageable<T> list)
    {
        List<T> items = [];
        await foreach (T item in list)
            items.Add(item);
        return items;
    }
}
