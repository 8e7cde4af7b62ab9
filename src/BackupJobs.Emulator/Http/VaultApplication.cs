using System.Net;
using System.Security.Cryptography.X509Certificates;
using BackupJobs.Emulator.Families;
using BackupJobs.Emulator.Gates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BackupJobs.Emulator.Http;

/// <summary>Builds the web server: what every request passes on its way to its route.</summary>
internal static class VaultApplication
{
    // The service accepts URLs of 8 KB, and so does Kestrel by default, but with the method and nothing to spare.
    private const int LongestRequestLine = 32 * 1024;

    public static WebApplication Build(VaultState vault, X509Certificate2? certificate)
    {
        // The empty builder, because the slim one reads appsettings.json and variables of the process that hosts the vault.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        // The default lifetime would take Ctrl-C away from the host.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestHeadersTotalSize = 2 * LongestRequestLine;
            kestrel.Listen(IPAddress.Loopback, vault.Options.Port, listen => Secure(listen, certificate));
            kestrel.Listen(IPAddress.Loopback, 0, listen => Secure(listen, certificate));
        });
        WebApplication application = builder.Build();
        Use(application, vault);
        return application;
    }

    private static void Secure(ListenOptions listen, X509Certificate2? certificate)
    {
        if (certificate is not null)
            listen.UseHttps(certificate);
    }

    private static void Use(WebApplication application, VaultState vault)
    {
        IHostApplicationLifetime lifetime = application.Services.GetRequiredService<IHostApplicationLifetime>();
        ThrottleGate throttle = new();
        FaultGate faults = new(lifetime.ApplicationStopping);

        application.UseRouting();
        application.Use(next => http =>
        {
            VaultRequest request = VaultRequest.Attach(http, vault);
            RequestRecorder.Record(request);
            if (vault.Blobs.Owns(http))
                return vault.Blobs.Serve(request);
            ServiceError? refusal = AccessGate.Check(request) ?? throttle.Check(request);
            return refusal is not null
                ? request.Error(refusal)
                : faults.Pass(request, () => AddressGate.Check(request) is { } error ? request.Error(error) : next(http));
        });
        foreach (Route route in VaultRoutes.All)
            application.MapMethods(route.Template, [route.Method], http => route.Handle(VaultRequest.Of(http))).WithMetadata(route);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
