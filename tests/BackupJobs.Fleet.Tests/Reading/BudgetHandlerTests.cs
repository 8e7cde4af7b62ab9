using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>What answers say about the budget of their subscription, and answers that do not come.</summary>
public class BudgetHandlerTests
{
    private const string Subscription = "s1";

    private readonly FakeTimeProvider _time = new();
    private readonly Budgets _budgets;

    public BudgetHandlerTests() => _budgets = new Budgets(new FleetOptions(), _time);

    // Proxies repeat the header, join its values and write fractions.
    [Theory]
    [InlineData(30, "30")]
    [InlineData(13, "12.5")]
    [InlineData(40, "20, 40")]
    [InlineData(40, "40", "20")]
    [InlineData(10, "soon")]
    [InlineData(10, "0")]
    [InlineData(10)]
    [InlineData(3600, "999999")]
    public async Task A_subscription_pauses_as_long_as_a_429_asks(int seconds, params string[] values)
    {
        await SendAsync(values);

        Assert.Equal(seconds, _budgets.Of("t", Subscription).Pause.TotalSeconds);
    }

    [Theory]
    [InlineData("/subscriptions/s1/resourceGroups/g/providers/Microsoft.RecoveryServices/vaults/v/backupJobs")]
    [InlineData("/providers/Microsoft.ResourceGraph/resources")]
    public async Task A_service_that_hangs_is_a_fault_after_a_while(string path)
    {
        FakeTimeProvider time = new();
        Budgets budgets = new(new FleetOptions(), time);
        budgets.Of("t", "s1");
        time.Advance(TimeSpan.FromSeconds(5));
        using SilentHandler silent = new();
        using BudgetHandler handler = new("t", budgets, time) { InnerHandler = silent };
        using HttpClient http = new(handler);

        Task<HttpResponseMessage> answer = http.GetAsync(new Uri("http://127.0.0.1:1" + path));
        await silent.Asked;
        time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("No answer within 20 s.", (await Assert.ThrowsAsync<HttpRequestException>(() => answer)).Message);
    }

    private async Task SendAsync(string[] values)
    {
        _budgets.Of("t", Subscription);
        _time.Advance(TimeSpan.FromMinutes(1));
        using HttpMessageInvoker sender = new(new BudgetHandler("t", _budgets, _time) { InnerHandler = new Refusal(values) });
        using HttpRequestMessage request = new(HttpMethod.Get, $"https://management.azure.com/subscriptions/{Subscription}/vaults");
        using HttpResponseMessage response = await sender.SendAsync(request, CancellationToken.None);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    private sealed class Refusal(string[] values) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = new(HttpStatusCode.TooManyRequests);
            foreach (string value in values)
                response.Headers.TryAddWithoutValidation("Retry-After", value);
            return Task.FromResult(response);
        }
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
