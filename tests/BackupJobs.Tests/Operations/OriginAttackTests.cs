using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Operations;

public class OriginAttackTests
{
    public static TheoryData<string> Attacks =>
    [
        "https://evil.example/backupOperations/op",
        "http://management.azure.com/backupOperations/op",
        "https://management.azure.com:444/backupOperations/op",
        "https://management.azure.com.evil.example/backupOperations/op",
        "https://user@management.azure.com/backupOperations/op",
        "https://management.azure.com@evil.example/backupOperations/op",
        "https://management.azure.com:443@evil.example/backupOperations/op",
        "https://evil.example\\@management.azure.com/backupOperations/op",
        "https://[::1]/backupOperations/op",
        "https://[::ffff:127.0.0.1]/backupOperations/op",
        "https://managеment.azure.com/backupOperations/op",
        "https://xn--managment-ugk.azure.com/backupOperations/op",
        "https://management.azure.com%2eevil.example/backupOperations/op",
        "//evil.example/backupOperations/op",
        "ftp://management.azure.com/backupOperations/op",
        "file:///etc/passwd",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Another_origin_is_refused_before_any_request(string url)
    {
        FakeService service = new(_ => throw new InvalidOperationException("A request was made."));
        VaultOperations operations = service.Vault(TimeProvider.System).Operations;
        string token = OperationToken.Write(new VaultId("sub", "rg", "v"), "op", url);

        AssertRefused(() => operations.FromUrl(url));
        AssertRefused(() => operations.FromToken(token));
        foreach (string header in new[] { "Azure-AsyncOperation", "Location" })
        {
            using HttpResponseMessage response = FakeService.Empty(System.Net.HttpStatusCode.Accepted, (header, url));
            AssertRefused(() => operations.FromResponse(response));
        }

        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("https://MANAGEMENT.azure.com:443/backupOperations/op")]
    [InlineData("HTTPS://management.azure.com/backupOperations/op")]
    public void Case_and_the_default_port_make_no_other_origin(string url)
    {
        FakeService service = new(_ => throw new InvalidOperationException());
        Assert.Equal("op", service.Vault(TimeProvider.System).Operations.FromUrl(url).Id);
    }

    private static void AssertRefused(Action action)
    {
        Exception? error = Record.Exception(action);
        Assert.True(error is OriginMismatchException or ArgumentException, $"Not refused: {error}");
    }
}
