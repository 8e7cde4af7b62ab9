using System.Net;
using BackupJobsGen.Runtime;
using BackupJobsGen.Servers.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Servers.AspNetMinimal31;

namespace BackupJobsGen.Servers.Tests;

/// <summary>A client of a container with resilience, and options of single calls, against a running server.</summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task A_repeated_post_keeps_its_key_and_its_id_and_the_next_call_has_others()
    {
        Uri address = (await Targets.Named("ASP.NET minimal 3.1").OpenAsync()).Address;
        FailingFirst sent = new();
        ServiceCollection services = new();
        IHttpClientBuilder http = services.AddAspNetMinimal31Client(options =>
        {
            options.Endpoint = address;
            options.ClientRequestIdHeader = "X-Request-Id";
        });
        http.AddStandardResilienceHandler(static options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
        http.AddHttpMessageHandler(() => sent);
        await using ServiceProvider provider = services.BuildServiceProvider();
        AspNetMinimal31Client client = provider.GetRequiredService<AspNetMinimal31Client>()
            .With(new ApiCallOptions { CreatesIdempotencyKeys = true, Timeout = TimeSpan.FromSeconds(30) });

        ApiResponse first = await client.Result.AcceptedAsync();
        ApiResponse second = await client.Result.AcceptedAsync();

        Assert.Equal((202, 202, 3), (first.Status, second.Status, sent.Keys.Count));
        Assert.Equal(sent.Keys[0], sent.Keys[1]);
        Assert.Equal(sent.Ids[0], sent.Ids[1]);
        Assert.Equal(sent.Ids[0], first.ClientRequestId);
        Assert.NotEqual(sent.Keys[0], sent.Keys[2]);
        Assert.NotEqual(sent.Ids[0], sent.Ids[2]);
    }

    /// <summary>Loses the first answer of the server on the way, as a gateway does.</summary>
    private sealed class FailingFirst : DelegatingHandler
    {
        public List<string> Keys { get; } = [];

        public List<string> Ids { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
            Ids.Add(request.Headers.GetValues("X-Request-Id").Single());
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (Keys.Count == 1)
                response.StatusCode = HttpStatusCode.ServiceUnavailable;
            return response;
        }
    }
}
