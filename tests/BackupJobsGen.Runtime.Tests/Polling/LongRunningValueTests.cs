namespace BackupJobsGen.Runtime.Tests;

/// <summary>Which body is the value of an operation.</summary>
public sealed class LongRunningValueTests : IDisposable
{
    private const string Status = "https://management.azure.com/status%2F1?t=%2B&s='==";
    private const string Result = "https://management.azure.com/result";

    private readonly AutoTime _time = new();
    private readonly FakeServer _server = new();

    [Theory]
    [InlineData(true, "a")]
    [InlineData(false, null)]
    public async Task The_document_says_what_the_body_of_a_202_is(bool isResult, string? id)
    {
        _server.Answer(202, """{"id":"a"}""", "Azure-AsyncOperation: " + Status).Answer(200, """{"status":"Succeeded"}""");
        LongRunningOperation<Sample> operation = await LongRunning.StartAsync<Sample>(
            Pipeline, Operations.Of(Operations.Trigger), JsonObjects.Read<Sample>, "azure-async-operation", isResult);
        Assert.Equal(id, operation.Value?.Id);
        if (isResult)
            Assert.Equal(id, (await operation.WaitAsync()).Value!.Id);
    }

    [Fact]
    public async Task The_first_body_is_the_value_while_the_operation_continues()
    {
        _server.Answer(201, """{"id":"a","properties":{"provisioningState":"Creating"}}""")
            .Answer(200, """{"id":"b","properties":{"provisioningState":"Updating"}}""")
            .Answer(200, """{"id":"c","properties":{"provisioningState":"Succeeded"}}""");
        LongRunningOperation<Sample> operation = await Start(Operations.Put);

        Assert.Equal(("a", "Creating"), (operation.Value!.Id, operation.Status.Text));
        await operation.UpdateAsync();
        Assert.Equal("b", operation.Value.Id);
        await operation.WaitAsync();
        Assert.Equal("c", operation.Value.Id);
    }

    [Fact]
    public async Task The_value_is_the_result_after_the_wait_wherever_it_was()
    {
        _server.Answer(200, """{"id":"a"}""", "Azure-AsyncOperation: " + Status, "Location: " + Result)
            .Answer(200, """{"status":"Succeeded"}""").Answer(200, """{"id":"result"}""");
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);

        Assert.Equal("a", operation.Value!.Id);
        Assert.False(operation.Status.HasEnded);
        await operation.WaitAsync();
        Assert.Equal("result", operation.Value.Id);
    }

    [Theory]
    [InlineData("""{"id":"/op/1","status":"InProgress"}""", """{"id":"/op/1","status":"Succeeded","properties":{}}""", "/op/1")]
    [InlineData("""{"id":"/op/1","status":"Running"}""", """{"id":"/op/1","status":"Succeeded"}""", "/op/1")]
    [InlineData("""{"id":"old","size":1,"properties":{"provisioningState":"Updating"}}""", """{"status":"Succeeded"}""", null)]
    [InlineData("""{"id":"old","size":1,"status":"Resizing"}""", """{"status":"Succeeded","id":"new","size":2}""", "new")]
    [InlineData("""{"id":"done","properties":{"provisioningState":"Succeeded"}}""", """{"status":"Succeeded"}""", "done")]
    [InlineData("""{"id":"done","size":1}""", """{"status":"Succeeded"}""", "done")]
    public async Task A_first_body_that_says_it_runs_is_not_the_result(string first, string last, string? id)
    {
        _server.Answer(200, first, "Azure-AsyncOperation: " + Status).Answer(200, """{"status":"InProgress"}""").Answer(200, last);
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);

        ApiResponse<Sample?> result = await operation.WaitAsync();

        Assert.Equal(id, result.Value?.Id);
    }

    [Fact]
    public async Task A_first_body_that_is_a_status_is_not_the_value()
    {
        _server.Answer(200, """{"id":"/op/1","status":"InProgress"}""", "Azure-AsyncOperation: " + Status)
            .Answer(200, """{"id":"/op/1","status":"Succeeded"}""");
        LongRunningOperation<Sample> operation = await Start(Operations.Trigger);

        Assert.Null(operation.Value);
        await operation.WaitAsync();
        Assert.Equal("/op/1", operation.Value!.Id);
    }

    [Theory]
    [InlineData(202, """{"status":"InProgress"}""")]
    [InlineData(201, "[1]")]
    [InlineData(204, "")]
    public async Task The_value_is_null_without_a_body_of_its_type(int status, string body)
    {
        _server.Answer(status, body, "Azure-AsyncOperation: " + Status);

        Assert.Null((await Start(Operations.Trigger)).Value);
    }

    public void Dispose() => _server.Dispose();

    private ApiPipeline Pipeline => _server.Pipeline(new ApiClientOptions { TimeProvider = _time });

    private Task<LongRunningOperation<Sample>> Start(OperationDescriptor operation, string? via = null) =>
        LongRunning.StartAsync(Pipeline, Operations.Of(operation), JsonObjects.Read<Sample>, via);
}
