using System.Net;
using System.Reflection;
using BackupJobsGen.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobsGen.Tests.Compile;

/// <summary>A project that references Microsoft.Extensions.Http, and a container with the client that it generates.</summary>
internal static class ContainerProject
{
    public static TestProject Project(string document, string probe = "") => new TestProject
    {
        WithHttp = true,
        Source = $$"""
            using System;
            using Contoso.Test;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            internal static class Probe
            {
                internal static IHttpClientBuilder Add(IServiceCollection services, IConfiguration configuration) => {{probe}};
            }
            """.Replace("=> ;", "=> null!;", StringComparison.Ordinal),
    }.Document("/a.json", document).Client(new ClientLine("/a.json"));

    /// <summary>A container that a line of C# has added a client to, whose requests a handler answers.</summary>
    public static (ServiceProvider Services, Recorder Sent, Generation Generation) AddClient(
        string document, string probe, params (string Key, string Value)[] settings)
    {
        Generation generation = Project(document, probe).Run().Compiles();
        Recorder sent = new();
        ServiceCollection services = new();
        services.AddSingleton("key of a vault");
        services.AddSingleton<Log>().AddSingleton<ILoggerProvider>(static provider => provider.GetRequiredService<Log>());
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        IHttpClientBuilder builder = (IHttpClientBuilder)generation.Type("Probe")
            .GetMethod("Add", BindingFlags.Static | BindingFlags.NonPublic)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [services, configuration], null)!;
        builder.AddHttpMessageHandler(() => sent);
        return (services.BuildServiceProvider(), sent, generation);
    }

    public sealed class Log : ILoggerProvider
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, Warnings);

        public void Dispose()
        {
        }

        private sealed class Category(string name, List<string> warnings) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (logLevel == LogLevel.Warning)
                    warnings.Add($"{name}: {formatter(state, exception)}");
            }
        }
    }

    public sealed class Recorder : DelegatingHandler
    {
        private HttpRequestMessage _request = null!;

        public string Url => _request.RequestUri!.OriginalString;

        public string Header(string name) => string.Join(",", _request.Headers.GetValues(name));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _request = request;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }
    }
}
