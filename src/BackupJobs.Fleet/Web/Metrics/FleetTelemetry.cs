using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace BackupJobs.Fleet.Web;

/// <summary>Exports the metrics: for Prometheus at <c>/metrics</c>, and by OTLP where it is configured.</summary>
internal static class FleetTelemetry
{
    public static void Add(IServiceCollection services, FleetWebOptions options)
    {
        services.AddSingleton<FleetMetrics>();
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(ServiceName.Fleet)).WithMetrics(metrics =>
        {
            metrics.AddMeter(FleetMetrics.MeterName);
            metrics.AddPrometheusExporter();
            if (options.OtlpMetrics is { } collector)
                metrics.AddOtlpExporter(otlp => otlp.Endpoint = collector);
        });
        if (options.OtlpMetrics is not null)
            services.AddHostedService<MetricsRefresh>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The instruments exist from the first scrape on.
        EstateCache estate = routes.ServiceProvider.GetRequiredService<EstateCache>();
        _ = routes.ServiceProvider.GetRequiredService<FleetMetrics>();
        routes.MapPrometheusScrapingEndpoint().RequireAuthorization(FleetPolicies.Read)
            .Add(endpoint =>
            {
                Microsoft.AspNetCore.Http.RequestDelegate scrape = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = async http =>
                {
                    await estate.GetAsync(http.RequestAborted).ConfigureAwait(false);
                    await scrape(http).ConfigureAwait(false);
                };
            });
    }
}
