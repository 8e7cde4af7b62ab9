using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Attacks;

/// <summary>Answers of operations in odd shapes.</summary>
public class OperationAttackTests
{
    private readonly JumpingTime _time = new();

    [Theory]
    [InlineData("""{"objectType":"OperationStatusJobExtendedInfo","jobId":"a"}""", "a")]
    [InlineData("""{"objectType":"OperationStatusJobExtendedInfo","jobId":123}""", "123")]
    [InlineData("""{"objectType":"OperationStatusJobExtendedInfo","jobId":null}""", "")]
    [InlineData("""{"objectType":"OperationStatusJobExtendedInfo"}""", "")]
    [InlineData("""{"objectType":"OperationStatusJobsExtendedInfo","jobIds":["a",null]}""", "a")]
    [InlineData("""{"objectType":"OperationStatusJobsExtendedInfo","jobIds":["a",7,"A"]}""", "a,7")]
    [InlineData("""{"objectType":"OperationStatusJobsExtendedInfo","jobIds":"a"}""", "a")]
    [InlineData("""{"objectType":"OperationStatusOfTomorrow","jobId":"a"}""", "a")]
    [InlineData("""{"objectType":"OperationStatusOfTomorrow","jobIds":["a","b"]}""", "a,b")]
    [InlineData("""{"objectType":"OperationStatusValidateOperationExtendedInfo","validateOperationResponse":{}}""", "")]
    public async Task Job_ids_are_found_whatever_their_shape(string properties, string expected)
    {
        FakeService service = FakeService.InOrder(() => FakeService.Operation("Succeeded", ",\"properties\":" + properties));

        OperationJobs jobs = await service.Vault(_time).Operations.FromId("op").WaitForJobIdsAsync();

        Assert.Equal(expected, string.Join(',', jobs.JobIds));
    }

    [Theory]
    [InlineData("""{"objectType":"OperationStatusJobExtendedInfo","jobId":{"id":"a"}}""")]
    [InlineData("""{"objectType":"OperationStatusJobExtendedInfo","jobId":true}""")]
    [InlineData("""{"jobId":"a"}""")]
    [InlineData("""{"objectType":"OperationStatusJobsExtendedInfo","jobIds":["a",["b"]]}""")]
    [InlineData("""{"objectType":"OperationStatusJobsExtendedInfo","jobIds":{"0":"a"}}""")]
    public async Task What_is_not_a_job_id_is_not_taken_for_no_job(string properties)
    {
        FakeService service = FakeService.InOrder(() => FakeService.Operation("Succeeded", ",\"properties\":" + properties));

        ApiException error =
            await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Operations.FromId("op").WaitForJobIdsAsync());

        Assert.True(error.IsUnreadable);
        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task A_null_instead_of_a_body_does_not_end_a_wait(int status)
    {
        FakeService service = FakeService.InOrder(
            () => FakeService.Json("null", (System.Net.HttpStatusCode)status),
            () => FakeService.Json(" null\n", (System.Net.HttpStatusCode)status),
            () => FakeService.Operation("Succeeded"));
        BackupOperation operation = service.Vault(_time).Operations
            .FromUrl($"{FakeService.Endpoint}{FakeService.VaultPath}/backupOperations/op?s=1");

        Assert.Empty((await operation.WaitForJobIdsAsync()).JobIds);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_null_instead_of_a_job_does_not_end_a_wait()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json("null"), () => FakeService.Job("a", "Completed"));

        Assert.True((await service.Vault(_time).Jobs.WaitAsync("a")).Succeeded);
    }

    [Fact]
    public async Task A_later_202_moves_the_operation()
    {
        FakeService service = new(request => request.RequestUri!.Query switch
        {
            "?at=1" => FakeService.Empty(System.Net.HttpStatusCode.Accepted, ("Location", "/subscriptions/x/operationResults/op?at=2")),
            "?at=2" when _time.Pauses.Count < 4 => FakeService.Empty(System.Net.HttpStatusCode.Accepted),
            "?at=2" => FakeService.Operation("Succeeded"),
            _ => throw new InvalidOperationException(request.RequestUri.ToString()),
        });
        using HttpResponseMessage accepted = FakeService.Empty(
            System.Net.HttpStatusCode.Accepted, ("Location", $"{FakeService.Endpoint}/subscriptions/x/operationResults/op?at=1"));
        BackupOperation operation = service.Vault(_time).Operations.FromResponse(accepted);

        await operation.WaitForJobIdsAsync();

        Assert.Single(service.Requests, request => request.EndsWith("?at=1", StringComparison.Ordinal));
        Assert.EndsWith("?at=2", OperationToken.Read(operation.ToToken()).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_202_cannot_move_the_operation_to_another_origin()
    {
        FakeService service = new(_ => FakeService.Empty(System.Net.HttpStatusCode.Accepted, ("Location", "https://evil.example/op")));
        BackupOperation operation = service.Vault(_time).Operations.FromUrl($"{FakeService.Endpoint}/x/operationResults/op");

        await Assert.ThrowsAsync<OriginMismatchException>(() => operation.WaitForJobIdsAsync());

        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("//server/share/x")]
    [InlineData("http://blobs.example/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://x.localhost./x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::ffff:127.0.0.1]/x")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("https://[fe80::1]/x")]
    [InlineData("https://0.0.0.0/x")]
    [InlineData("https://user@blobs.example/x")]
    [InlineData("nonsense")]
    public async Task A_file_of_an_export_is_on_another_machine_and_comes_over_https(string url)
    {
        string result =
            $$$"""{"operation":{"objectType":"ExportJobsOperationResultInfo","blobUrl":{{{System.Text.Json.JsonSerializer.Serialize(url)}}},"blobSasKey":"?sig=geheim"}}""";
        FakeService service = new(request => request.Method == HttpMethod.Post
            ? FakeService.Empty(System.Net.HttpStatusCode.Accepted, ("Location", $"{FakeService.Endpoint}/operationResults/op"))
            : FakeService.Json(result));

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => service.Vault(_time).Jobs.ExportAsync());

        Assert.DoesNotContain("geheim", error.ToString(), StringComparison.Ordinal);
    }
}
