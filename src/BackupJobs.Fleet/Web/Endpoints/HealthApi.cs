using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace BackupJobs.Fleet.Web;

/// <summary>Whether the process lives, and whether it works. Anonymous: supervisors have no keys.</summary>
internal static class HealthApi
{
    private const string Health = "/healthz";
    private const string Readiness = "/readyz";

    public static bool IsHealth(PathString path) => path == Health || path == Readiness;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Health, () => Results.Text("ok\n")).ExcludeFromDescription().AllowAnonymous();
        routes.MapGet(Readiness, (IFleetStatus status, IHostApplicationLifetime lifetime) =>
            lifetime.ApplicationStopping.IsCancellationRequested ? NotReady("the process ends")
            : (status.NotReadyReason ?? status.UnsearchedReason) is { } reason ? NotReady(reason)
            : Results.Text("ready\n")).ExcludeFromDescription().AllowAnonymous();
    }

    private static IResult NotReady(string reason) =>
        Results.Text($"not ready: {reason}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
}
