using System.Net;
using System.Security.Cryptography.X509Certificates;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Middleware;
using BackupJobs.Emulator.Routes;
using BackupJobsGen.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BackupJobs.Emulator.Hosting;

/// <summary>Builds the web server and its middleware.</summary>
internal static class VaultApplication
{
    // The service accepts URLs of 8 KB. Kestrel's default limit is 8 KB for the whole request line, method included.
    private const int LongestRequestLine = 32 * 1024;

    public static WebApplication Build(VaultState vault, X509Certificate2? certificate)
    {
        // The slim builder would read appsettings.json and environment variables of the hosting process.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
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
        Throttling throttling = new();
        FaultInjection faults = new(lifetime.ApplicationStopping);

        application.UseRouting();
        application.Use(next => http =>
        {
            VaultRequest request = VaultRequest.Attach(http, vault);
            RequestRecorder.Record(request);
            if (HostCheck.Check(request) is { } foreign)
                return request.Error(foreign);
            if (ReportBlobs.Owns(request))
                return ReportBlobs.Serve(request);
            ServiceError? refusal = AccessCheck.Check(request) ?? throttling.Check(request);
            return refusal is not null
                ? request.Error(refusal)
                : faults.Apply(request, () => UrlCheck.Check(request) is { } error ? request.Error(error) : next(http));
        });
        foreach (Route route in VaultRoutes.All)
            application.MapMethods(route.Template, [route.Method], http => route.Handle(VaultRequest.Of(http))).WithMetadata(route);
    }
}
