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
        application.Use((http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method))
            {
                http.Items[IsHead] = IsHead;
                http.Request.Method = HttpMethods.Get;
            }

            return next(http);
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
