using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Cli.Tests.Specs;

/// <summary>Answers of a source that a refresh must survive.</summary>
internal static class HostileAnswer
{
    /// <param name="kind">What is wrong with the answer.</param>
    /// <param name="document">A document that begins well.</param>
    public static RequestDelegate Of(string kind, string document) => async context =>
    {
        HttpResponse response = context.Response;
        switch (kind)
        {
            case "endless":
                while (!context.RequestAborted.IsCancellationRequested)
                    await response.Body.WriteAsync(new byte[8192], context.RequestAborted);
                break;
            case "gzip bomb":
                response.Headers.ContentEncoding = "gzip";
                await Compress(new GZipStream(response.Body, CompressionLevel.Fastest));
                break;
            case "brotli bomb":
                response.Headers.ContentEncoding = "br";
                await Compress(new BrotliStream(response.Body, CompressionLevel.Fastest));
                break;
            case "broken gzip":
                response.Headers.ContentEncoding = "gzip";
                await response.WriteAsync("this is not compressed at all");
                break;
            case "drip":
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await response.WriteAsync(" ");
                    await response.Body.FlushAsync();
                    await Task.Delay(50);
                }

                break;
            case "silence":
                await Task.Delay(TimeSpan.FromSeconds(2), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "cut off":
                response.ContentLength = 5000;
                await response.WriteAsync(document);
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case "not UTF-8":
                await response.Body.WriteAsync(new byte[] { 0x7B, 0xFF, 0xFE, 0x7D });
                break;
            case "login page":
                await response.WriteAsync("<!DOCTYPE html><html><body>Sign in</body></html>");
                break;
            case "another JSON":
                await response.WriteAsync("""{ "hello": "world" }""");
                break;
            case "empty":
                await response.WriteAsync(" \n");
                break;
            case "too deep":
                await response.WriteAsync("{\"openapi\":" + new string('[', 5000) + new string(']', 5000) + "}");
                break;
            default:
                response.StatusCode = 403;
                break;
        }
    };

    private static async Task Compress(Stream stream)
    {
        await using (stream)
        {
            byte[] spaces = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (int i = 0; i < 50; i++)
                await stream.WriteAsync(spaces);
        }
    }
}
