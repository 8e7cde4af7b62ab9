using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;
using BackupJobs.Fleet;
using BackupJobs.Fleet.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the page, the API and the metrics to the service that watches vaults.</summary>
public static class FleetWebExtensions
{
    private const int LargestBody = 64 * 1024;

    /// <summary>Adds what <see cref="MapBackupFleet"/> serves, and the address of Kestrel.</summary>
    /// <param name="services">The container.</param>
    /// <param name="web">Where and to whom.</param>
    /// <exception cref="ArgumentException">Strangers could read the estate at this address, a key is too short, or the certificate cannot
    /// be used.</exception>
    /// <exception cref="IOException">A key or the certificate is missing.</exception>
    public static IServiceCollection AddBackupFleetWeb(this IServiceCollection services, FleetWebOptions web)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(web);
        IReadOnlyList<OptionProblem> problems = web.FindProblems();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(' ', problems.Select(problem => problem.Message)), nameof(web));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EstateCache>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton(web);
        services.AddSingleton<RefusedCallers>();
        // Each request without a key would be two lines, without the address of the caller.
        services.AddLogging(logging => logging.AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning));
        services.AddRouting();
        services.AddExceptionHandler<DatabaseAway>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => ProblemTexts.Complete(context, web));
        // After the framework's own.
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        FleetAuthentication.Add(services, web);
        FleetTelemetry.Add(services, web);
        X509Certificate2? certificate = HostNames.Load(web);
        services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = HostNames.Of(web, certificate);
            // A page of HTML; problem details take its place.
            hosts.IncludeFailureMessage = false;
        });
        services.Configure<KestrelServerOptions>(kestrel => Listen(kestrel, web.Url, certificate));
        return services;
    }

    /// <summary>Maps the page, the API at <c>/api</c>, its OpenAPI document at <c>/openapi/v1.json</c>, <c>/metrics</c>, <c>/healthz</c>
    /// and <c>/readyz</c>.</summary>
    /// <param name="application">The application.</param>
    public static WebApplication MapBackupFleet(this WebApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        FleetWebOptions web = application.Services.GetRequiredService<FleetWebOptions>();
        PageHeaders.Use(application, isStrict: !web.Url.IsLoopback);
        application.UseExceptionHandler();
        application.UseStatusCodePages();
        PageFiles.UseNotFound(application);
        // Load balancers ask for the health by the address of the machine.
        application.UseWhen(http => !HealthApi.IsHealth(http.Request.Path), branch => branch.UseHostFiltering());
        HeadRequests.UseRouting(application);
        application.Use(QueryWords.ReadAsync);
        application.Use(NoteRefusedAsync);
        application.UseAuthentication();
        application.UseAuthorization();
        PageFiles.Map(application);
        FleetApi.Map(application);
        HealthApi.Map(application);
        FleetTelemetry.Map(application);
        application.MapOpenApi();
        if (application.Services.GetService<IAuthenticationSchemeProvider>() is not null)
            MapSignIn(application);
        return application;
    }

    private static async Task NoteRefusedAsync(HttpContext http, RequestDelegate next)
    {
        await next(http).ConfigureAwait(false);
        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized)
            http.RequestServices.GetRequiredService<RefusedCallers>().Note(http);
    }

    private static void MapSignIn(WebApplication application) => application
        .MapGet(ProblemTexts.SignIn, async (IAuthenticationSchemeProvider schemes) =>
            await schemes.GetSchemeAsync(OpenIdConnectDefaults.AuthenticationScheme).ConfigureAwait(false) is null
                ? Results.Problem("Sign-in is not configured.", statusCode: 404)
                : Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [OpenIdConnectDefaults.AuthenticationScheme]))
        .ExcludeFromDescription().AllowAnonymous();

    private static void Listen(KestrelServerOptions kestrel, Uri url, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        Action<ListenOptions> secure = certificate is null ? _ => { } : listen => listen.UseHttps(certificate);
        if (ListenCheck.AddressOf(url) is { } address)
            kestrel.Listen(address, url.Port, secure);
        else
            kestrel.ListenLocalhost(url.Port, secure);
    }
}
