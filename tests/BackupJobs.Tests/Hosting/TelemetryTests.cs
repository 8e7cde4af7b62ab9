using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BackupJobs.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Tests.Hosting;

public class TelemetryTests
{
    private readonly JumpingTime _time = new();

    [Fact]
    public async Task The_log_of_a_wait_shows_faults_and_the_end_without_secrets()
    {
        const string Refusal =
            """{"error":{"code":"InternalServerError","message":"see https://store.blob.core.windows.net/c/f?sv=1&sig=sosecret"}}""";
        Lines lines = new();
        FakeService service = FakeService.InOrder(
            () => FakeService.Json(Refusal, System.Net.HttpStatusCode.InternalServerError),
            () => FakeService.Job("logged", "Completed"));

        await Jobs(service, lines).WaitAsync("logged");

        Assert.Contains(
            lines.Written,
            line => line.Contains("1 faults in a row", StringComparison.Ordinal)
                && line.Contains("InternalServerError", StringComparison.Ordinal));
        Assert.Contains(
            lines.Written,
            line => line.Contains("Job logged", StringComparison.Ordinal) && line.Contains("Completed", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines.Written,
            line => line.Contains("sosecret", StringComparison.Ordinal) || line.Contains("Bearer ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_and_waits_are_measured_by_template()
    {
        ConcurrentBag<(string Name, double Seconds, string Tags)> measured = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == BackupJobsTelemetry.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
            measured.Add((instrument.Name, seconds, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();

        await Jobs(FakeService.InOrder(() => FakeService.Job("measured-job", "Completed")), new Lines()).WaitAsync("measured-job");

        Assert.Contains(
            measured,
            one => one.Name == "http.client.request.duration"
                && one.Tags.Contains("/backupJobs/{jobName}", StringComparison.Ordinal)
                && one.Seconds >= 0);
        Assert.Contains(measured, one => one.Name == "backup_jobs.wait.duration" && one.Seconds >= 0);
        Assert.DoesNotContain(measured, one => one.Tags.Contains("measured-job", StringComparison.Ordinal));
    }

    private VaultJobs Jobs(FakeService service, Lines lines)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(lines));
        services.AddBackupJobs(options => (options.Credential, options.TimeProvider) = (new FakeCredential(_time), _time))
            .ConfigurePrimaryHttpMessageHandler(() => service);
        return services.BuildServiceProvider().GetRequiredService<BackupClient>().Vault("sub", "rg", "v").Jobs;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
