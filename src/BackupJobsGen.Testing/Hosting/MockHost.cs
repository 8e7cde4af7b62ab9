using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BackupJobsGen.Testing.Hosting;

/// <summary>Answers over HTTP on loopback.</summary>
internal sealed class MockHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private MockHost(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<MockHost> StartAsync(
        MockServerOptions options, Func<MockRequest, MockAnswer> answers, CancellationToken cancellationToken)
    {
        // The slim builder would read appsettings.json and environment variables of the hosting process.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        WebApplication application = builder.Build();
        application.Run(http => ServeAsync(http, options, answers));
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new MockHost(application, new Uri(address));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task ServeAsync(HttpContext http, MockServerOptions options, Func<MockRequest, MockAnswer> answers)
    {
        using MemoryStream body = new();
        try
        {
            await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException tooLong)
        {
            http.Response.StatusCode = tooLong.StatusCode;
            return;
        }

        MockAnswer answer = answers(new MockRequest(http.Request.Method, UrlOf(http), [.. Headers(http.Request)], body.ToArray()));
        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, options.TimeProvider, http.RequestAborted).ConfigureAwait(false);
        if (answer.IsAborted)
            http.Abort();
        else
            await WriteAsync(http, answer).ConfigureAwait(false);
    }

    // As it was sent: PathString has decoded the path.
    private static Uri UrlOf(HttpContext http) =>
        new($"{http.Request.Scheme}://{http.Request.Host}{http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget}");

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequest request) =>
        from header in request.Headers
        from value in header.Value
        where value is not null
        select new KeyValuePair<string, string>(header.Key, value);

    private static async Task WriteAsync(HttpContext http, MockAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.MediaType;
        foreach ((string name, string value) in answer.Headers)
            http.Response.Headers.Append(name, value);
        if (answer.Body.Length > 0 && !HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
    }
}
