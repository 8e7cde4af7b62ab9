using System.Net;
using System.Text.Json;

namespace BackupJobs.Emulator.Tests;

public class FaultTests
{
    [Theory]
    [InlineData(FaultKind.InternalServerError, HttpStatusCode.InternalServerError, "InternalServerError")]
    [InlineData(FaultKind.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")]
    [InlineData(FaultKind.RequestTimeout, HttpStatusCode.RequestTimeout, "RequestTimeout")]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.TooManyRequests, "TooManyRequests")]
    public async Task Injected_errors_have_the_format_of_the_service(FaultKind kind, HttpStatusCode status, string code)
    {
        await using TestVault test = await Broken(kind);

        Assert.Equal((status, code), await test.Get("/backupJobs").Error());
    }

    [Fact]
    public async Task A_gateway_error_is_an_HTML_page()
    {
        await using TestVault test = await Broken(FaultKind.HtmlBadGateway);
        using HttpResponseMessage response = await test.Get("/backupJobs");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_body_can_be_empty()
    {
        await using TestVault test = await Broken(FaultKind.EmptyBody);
        using HttpResponseMessage response = await test.Get("/backupJobs");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(FaultKind.TruncatedBody, 200)]
    [InlineData(FaultKind.ConnectionReset, 0)]
    public async Task A_connection_can_be_aborted_before_or_within_the_response(FaultKind kind, int listed)
    {
        await using TestVault test = await Broken(kind);
        test.Vault.Seed(50, seed: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => test.Get("/backupJobs"));
        await Assert.ThrowsAsync<HttpRequestException>(() => test.Backup());
        // A response without a body cannot be truncated: the connection is aborted, although the request was executed.
        Assert.Equal([listed, 0], test.Vault.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task A_response_can_be_withheld_until_the_client_disconnects()
    {
        await using TestVault test = await Broken(FaultKind.NoAnswer);
        using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Http.GetAsync(test.Path("/backupJobs"), patience.Token));
    }

    [Fact]
    public async Task The_same_plan_fails_the_same_requests()
    {
        FaultPlan plan = new(0.3, Seed: 11) { Kinds = [FaultKind.InternalServerError, FaultKind.EmptyBody, FaultKind.HtmlBadGateway] };
        List<string> runs = [];
        for (int run = 0; run < 2; run++)
        {
            await using TestVault test = await TestVault.Start(new VaultBehavior { Faults = plan });
            List<string> seen = [];
            for (int i = 0; i < 60; i++)
            {
                using HttpResponseMessage response = await test.Get("/backupJobs");
                seen.Add($"{(int)response.StatusCode}:{(await response.Content.ReadAsStringAsync()).Length}");
            }

            runs.Add(JsonSerializer.Serialize(seen));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Contains("502", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_rate_is_met_and_another_seed_selects_other_requests()
    {
        FaultPlan plan = new(0.1, 1);
        List<long> broken = [.. Enumerable.Range(0, 10_000).Select(i => (long)i).Where(i => plan.At(i) is not null)];

        Assert.InRange(broken.Count, 900, 1100);
        Assert.NotEqual(broken, Enumerable.Range(0, 10_000).Select(i => (long)i).Where(i => new FaultPlan(0.1, 2).At(i) is not null));
        Assert.Equal(Enum.GetValues<FaultKind>().Length, broken.Select(i => plan.At(i)).Distinct().Count());
        Assert.Null(new FaultPlan(0, 1).At(5));
    }

    private static Task<TestVault> Broken(FaultKind kind) =>
        TestVault.Start(new VaultBehavior { Faults = new FaultPlan(1, 1) { Kinds = [kind] } });
}
