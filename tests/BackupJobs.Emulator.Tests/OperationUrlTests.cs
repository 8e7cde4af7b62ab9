using System.Globalization;
using System.Net;

namespace BackupJobs.Emulator.Tests;

public class OperationUrlTests
{
    [Fact]
    public async Task Signed_URLs_are_long_and_must_be_sent_back_unchanged()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { OperationUrls = new() { LongAndSigned = true } });
        using HttpResponseMessage accepted = await test.Backup();
        string url = accepted.StatusUrl();
        string id = new Uri(url).Segments[^1];

        Assert.InRange(url.Length, 3500, 4200);
        // Uri and HttpClient preserve the URL, so that it arrives unchanged.
        Assert.Equal(HttpStatusCode.OK, await test.Http.GetAsync(url).Status());
        Assert.Equal(HttpStatusCode.Accepted, await test.Http.GetAsync(accepted.ResultUrl()).Status());
        foreach (string changed in new[]
        {
            url.Replace("%2f", "%2F", StringComparison.Ordinal),
            url.Replace("%2B", "+", StringComparison.Ordinal),
            url.Replace("2024-04-01", "2019-05-13", StringComparison.Ordinal),
            url[..^1],
            url[..url.IndexOf("&t=", StringComparison.Ordinal)],
        })
            Assert.Equal(HttpStatusCode.Forbidden, await test.Http.GetAsync(changed).Status());
        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupOperations/" + id).Status());
    }

    [Fact]
    public async Task URLs_can_have_another_api_version()
    {
        await using TestVault test =
            await TestVault.Start(new VaultBehavior { OperationUrls = new() { ForeignApiVersion = "2019-05-13-preview" } });
        using HttpResponseMessage accepted = await test.Backup();

        Assert.EndsWith("?api-version=2019-05-13-preview", accepted.StatusUrl(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await test.Http.GetAsync(accepted.StatusUrl()).Status());
    }

    [Fact]
    public async Task Issued_URLs_can_be_rejected_so_that_only_the_common_path_remains()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { OperationUrls = new() { RefusedWith = 404 } });
        using HttpResponseMessage accepted = await test.Backup();
        string id = new Uri(accepted.StatusUrl()).Segments[^1];

        Assert.Equal(HttpStatusCode.NotFound, await test.Http.GetAsync(accepted.StatusUrl()).Status());
        Assert.Equal(HttpStatusCode.NotFound, await test.Http.GetAsync(accepted.ResultUrl()).Status());
        Assert.Equal(HttpStatusCode.OK, await test.Get("/backupOperations/" + id).Status());
        Assert.Equal(HttpStatusCode.Accepted, await test.Get("/backupOperationResults/" + id).Status());
    }

    [Fact]
    public async Task Retry_after_can_be_missing_or_an_HTTP_date()
    {
        await using TestVault test = await TestVault.Start(new VaultBehavior { RetryAfter = new() { Form = RetryAfterForm.Missing } });
        using HttpResponseMessage missing = await test.Backup();
        test.Vault.Clock.Advance(TimeSpan.FromDays(1));
        test.Vault.Behavior =
            test.Vault.Behavior with { RetryAfter = new() { Form = RetryAfterForm.HttpDate, Delay = TimeSpan.FromSeconds(30) } };
        using HttpResponseMessage dated = await test.Backup();

        Assert.Null(missing.Headers.RetryAfter);
        Assert.Equal("Mon, 13 May 2024 10:00:30 GMT", dated.Headers.RetryAfter!.Date!.Value.ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.FromSeconds(30), dated.Headers.RetryAfter.Date - dated.Headers.Date);
    }

    [Fact]
    public async Task Retry_after_is_divided_by_the_speed_and_at_least_one_second()
    {
        await using TestVault test = await TestVault.Start(more: options => options with { Speed = 20 });
        using HttpResponseMessage fast = await test.Backup();
        test.Vault.Clock.Speed = 6000;
        using HttpResponseMessage faster = await test.Backup();

        Assert.Equal(3, fast.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(1, faster.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }
}
