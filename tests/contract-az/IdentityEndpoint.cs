using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.ContractAz;

/// <summary>Issues a token like the endpoint of a managed identity, so that az does not need to sign in.</summary>
internal sealed class IdentityEndpoint : IAsyncDisposable
{
    private readonly WebApplication _application;

    private IdentityEndpoint(WebApplication application) => _application = application;

    public string Url => _application.Urls.First() + "/token";

    public static async Task<IdentityEndpoint> StartAsync(string token)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication application = builder.Build();
        string expires = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        application.Run(http =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync($$"""{"access_token":"{{token}}","expires_on":"{{expires}}","token_type":"Bearer"}""");
        });
        await application.StartAsync();
        return new IdentityEndpoint(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
