using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Menu;

/// <summary>Runs applications on free loopback ports until standard input is closed.</summary>
internal static class MenuHost
{
    public static WebApplicationBuilder Builder()
    {
        // The culture of the machine must not show in what the servers say.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error)
            .AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddResponseCompression();
        Access.Add(builder.Services);
        return builder;
    }

    /// <summary>Prints one line for each application, its name and its address, then an empty line.</summary>
    public static async Task RunAsync(params (string Name, WebApplication App)[] apps)
    {
        foreach ((string name, WebApplication app) in apps)
        {
            await app.StartAsync();
            string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            Console.WriteLine($"{name} {address}");
        }

        Console.WriteLine();
        await Console.In.ReadToEndAsync();
        foreach ((_, WebApplication app) in apps)
            await app.DisposeAsync();
    }
}
