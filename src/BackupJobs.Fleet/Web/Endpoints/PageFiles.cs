using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BackupJobs.Fleet.Web;

/// <summary>Serves the page from the assembly's resources. It has no data of the estate, so that it can ask for a key.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/";
    private const string Index = Prefix + "index.html";
    private const string Html = "text/html; charset=utf-8";

    // What programs ask for. A browser that opens it sees what they get.
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/page"];

    // The views of page.js.
    private static readonly string[] Views = ["/", "/night", "/jobs", "/job", "/vaults", "/items", "/item", "/dead-letters"];

    /// <summary>Shows people who open an unknown address the page, which says so and has the way to the start.</summary>
    public static void UseNotFound(IApplicationBuilder application)
    {
        byte[] content = Read(Index);
        application.Use(async (http, next) =>
        {
            await next(http).ConfigureAwait(false);
            if (!IsUnknownPage(http))
                return;
            http.Response.ContentType = Html;
            http.Response.ContentLength = content.Length;
            await http.Response.Body.WriteAsync(content, http.RequestAborted).ConfigureAwait(false);
        });
    }

    private static bool IsUnknownPage(HttpContext http) =>
        http.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound } && http.GetEndpoint() is null
        && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !ForPrograms.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (string name in typeof(PageFiles).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                Serve(routes, "/" + name, name);
        }

        foreach (string view in Views)
            Serve(routes, view, Index);
    }

    private static void Serve(IEndpointRouteBuilder routes, string path, string resource)
    {
        byte[] content = Read(resource);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";
        string type = Path.GetExtension(resource) switch
        {
            ".html" => Html,
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        routes.MapGet(path, http =>
        {
            // An update of the service is an update of the page.
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch == tag)
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            http.Response.ContentType = type;
            http.Response.ContentLength = content.Length;
            return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
        }).ExcludeFromDescription().AllowAnonymous();
    }

    private static byte[] Read(string resource)
    {
        using Stream stream = typeof(PageFiles).Assembly.GetManifestResourceStream(resource)!;
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
