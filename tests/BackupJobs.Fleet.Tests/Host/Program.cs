using Azure.Core;
using BackupJobs.Fleet.Tests.Simulation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests.Host;

/// <summary>The process that tests start and kill: the service against an emulator, with one sink.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [SimulationCommand.Verb, ..])
            return await SimulationCommand.RunAsync(arguments[1..]);
        if (arguments is [SourceProcess.Verb, ..])
            return await SourceProcess.RunAsync(arguments[1..]);
        FleetSettings settings = FleetSettings.Read();
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<FleetProbe>(new KillingProbe(settings));
        builder.Services.AddSingleton<IEndSink>(new HttpSink(settings.Sink));
        builder.Services.AddBackupFleet(options => TestOptions.Set(options, settings));
        using IHost host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch (FleetDatabaseException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 3;
        }

        Console.WriteLine("started");
        await host.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>Kills the process at a point, as kill -9 does.</summary>
internal sealed class KillingProbe(FleetSettings settings) : FleetProbe
{
    private int _passed;

    public override void Reached(FleetPoint point)
    {
        if (point != settings.KillAt || Interlocked.Increment(ref _passed) <= settings.KillAfter)
            return;
        System.Diagnostics.Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}

/// <summary>Sends the key of an end and its job.</summary>
internal sealed class HttpSink(Uri address) : IEndSink
{
    private static readonly HttpClient Http = new();

    public string Name => "http";

    public bool Accepts(JobEnd jobEnd) => true;

    public async Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken)
    {
        using StringContent body = new($"{jobEnd.Key} {jobEnd.VaultId} {jobEnd.JobId} {jobEnd.Outcome} {jobEnd.Seen.UtcTicks}");
        using HttpResponseMessage answer = await Http.PostAsync(address, body, cancellationToken);
        return answer.IsSuccessStatusCode ? Delivery.Accepted : Delivery.TryAgain($"HTTP {(int)answer.StatusCode}");
    }
}

internal sealed class AnyToken : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new("token", DateTimeOffset.UtcNow.AddYears(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
