using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace BackupJobs.Fleet.Web;

/// <summary>Headers of every response: nothing is loaded from elsewhere, nothing runs inline, and the page is never framed.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string OneYear = "max-age=31536000";

    /// <param name="application">The application.</param>
    /// <param name="isStrict">Whether browsers shall use TLS only; not for loopback, a host of other programs as well.</param>
    public static void Use(IApplicationBuilder application, bool isStrict) => application.Use((http, next) =>
    {
        // Last of all: what answers an error first removes all headers.
        http.Response.OnStarting(() =>
        {
            Set(http.Response.Headers, isStrict && http.Request.IsHttps);
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static void Set(IHeaderDictionary headers, bool isStrict)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isStrict)
            headers.StrictTransportSecurity = OneYear;
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
            headers.CacheControl = "no-store";
    }
}
