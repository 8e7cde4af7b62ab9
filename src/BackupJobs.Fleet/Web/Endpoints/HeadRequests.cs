using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Fleet.Web;

/// <summary>Answers HEAD wherever GET is served: many monitors ask for the headers only. The server omits the body. Routes for HEAD of
/// their own would be operations of the API's document.</summary>
internal static class HeadRequests
{
    private static readonly object IsHead = new();

    /// <summary>Adds routing.</summary>
    public static void UseRouting(IApplicationBuilder application)
    {
        application.Use(async (http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method))
            {
                http.Items[IsHead] = IsHead;
                http.Request.Method = HttpMethods.Get;
            }

            await next(http).ConfigureAwait(false);
            // Routing knows no routes for HEAD.
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed, Headers.Allow: [{ } allow] }
                && allow.Split(", ") is var methods && methods.Contains(HttpMethods.Get))
                http.Response.Headers.Allow = string.Join(", ", methods.Append(HttpMethods.Head).Distinct().Order(StringComparer.Ordinal));
        });
        application.UseRouting();
        application.Use((http, next) =>
        {
            if (http.Items.ContainsKey(IsHead))
                http.Request.Method = HttpMethods.Head;
            return next(http);
        });
    }
}
