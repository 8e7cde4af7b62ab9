using System.Diagnostics;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Shows requests to a fleet to <c>--verbose</c> and to the progress of lists, as those to Azure are.</summary>
internal sealed class FleetRequests(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly ActivitySource Source = new(BackupJobsTelemetry.Name);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Not the URL, which has names of customers.
        string template = request.Options.TryGetValue(ApiPipeline.UrlTemplate, out string? known) ? known : "{url}";
        using Activity? span = Source.StartActivity($"{request.Method} {template}", ActivityKind.Client);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            span?.SetTag("http.response.status_code", (int)response.StatusCode);
            return response;
        }
        catch (Exception error)
        {
            span?.SetTag("error.type", error.GetType().FullName);
            throw;
        }
    }
}
