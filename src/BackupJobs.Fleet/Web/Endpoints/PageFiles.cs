using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BackupJobs.Fleet.Web;

/// <summary>Serves the page from the assembly's resources. It has no data of the estate, so that it can ask for a key.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/";

    // The views of page.js.
    private static readonly string[] Views = ["/", "/night", "/jobs", "/job", "/vaults", "/items", "/item", "/dead-letters"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (string name in typeof(PageFiles).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                Serve(routes, "/" + name, name);
        }

        foreach (string view in Views)
            Serve(routes, view, Prefix + "index.html");
    }

    private static void Serve(IEndpointRouteBuilder routes, string path, string resource)
    {
        byte[] content = Read(resource);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";
        string type = Path.GetExtension(resource) switch
        {
            ".html" => "text/html; charset=utf-8",
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
