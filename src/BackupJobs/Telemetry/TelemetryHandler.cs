using System.Diagnostics;
using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// A span and a duration for each request, with OpenTelemetry's names for HTTP clients. The path is reported as its template:
/// full URLs have names of customers' resources and signatures.
/// </summary>
internal sealed class TelemetryHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TagList tags = Describe(request);
        using Activity? span =
            BackupJobsTelemetry.Source.StartActivity(
                $"{request.Method} {TemplateOf(request)}", ActivityKind.Client, default(ActivityContext), tags);
        long began = Stopwatch.GetTimestamp();
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            int status = (int)response.StatusCode;
            tags.Add("http.response.status_code", status);
            span?.SetTag("http.response.status_code", status);
            if (status >= 400)
                Fail(span, ref tags, status.ToString(CultureInfo.InvariantCulture));
            return response;
        }
        catch (Exception error)
        {
            Fail(span, ref tags, error.GetType().FullName!);
            throw;
        }
        finally
        {
            BackupJobsTelemetry.RequestDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
        }
    }

    private static TagList Describe(HttpRequestMessage request) =>
    [
        new("http.request.method", request.Method.Method),
        new("server.address", request.RequestUri!.IdnHost),
        new("server.port", request.RequestUri.Port),
        new("url.template", TemplateOf(request)),
    ];

    private static string TemplateOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(ApiPipeline.UrlTemplate, out string? template) ? template : "{url}";

    private static void Fail(Activity? span, ref TagList tags, string type)
    {
        tags.Add("error.type", type);
        span?.SetTag("error.type", type);
        span?.SetStatus(ActivityStatusCode.Error);
    }
}
