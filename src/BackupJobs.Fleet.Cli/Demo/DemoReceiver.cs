using System.Net;
using System.Text.Json;
using BackupJobsGen.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BackupJobs.Fleet.Cli;

/// <summary>A receiver of webhooks that prints what it receives.</summary>
internal static class DemoReceiver
{
    public static async Task<WebApplication> StartAsync(TextWriter output, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication receiver = builder.Build();
        receiver.Run(http => PrintAsync(http, output));
        await receiver.StartAsync(cancellationToken).ConfigureAwait(false);
        return receiver;
    }

    public static Uri AddressOf(WebApplication receiver) =>
        new(receiver.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    private static async Task PrintAsync(HttpContext http, TextWriter output)
    {
        using JsonDocument message =
            await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted).ConfigureAwait(false);
        JsonElement data = message.RootElement.GetProperty("data");
        output.WriteLine(SafeText.OneLine(
            $"webhook  {Text(data, "outcome")}: {Text(data, "operation")} of {Text(data, "item")}, {Text(data, "vaultId").Split('/')[^1]}"));
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static string Text(JsonElement data, string name) => data.TryGetProperty(name, out JsonElement value) ? value.ToString() : "?";
}
