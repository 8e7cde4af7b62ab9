using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Tests.Attacks;

/// <summary>
/// Secrets in strings of the service do not reach an exception message, a log or a <c>ToString</c>, and its line breaks begin no
/// line of a log.
/// </summary>
public class SecretTests
{
    private const string Secret = "c2VjcmV0LXNpZ25hdHVyZS1vZi1hLWJsb2I";
    private const string Leak = "see https://blobs.example/x?sv=1&sig=" + Secret + " with Bearer " + Secret + "A1\\nfail: forged line";

    private readonly JumpingTime _time = new();

    [Fact]
    public async Task A_failed_operation_shows_no_secret()
    {
        FakeService service =
            FakeService.InOrder(() => FakeService.Operation("Failed", $$$""","error":{"code":"X","message":"{{{Leak}}}"}"""));

        BackupOperationException error =
            await Assert.ThrowsAsync<BackupOperationException>(() => service.Vault(_time).Operations.FromId("op").WaitForJobIdsAsync());

        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("X: see https://blobs.example", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_job_shows_no_secret()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Json($$$$"""
            {"name":"a","properties":{"jobType":"AzureIaaSVMJob","status":"Failed","errorDetails":[{"errorString":"{{{{Leak}}}}","recommendations":["{{{{Leak}}}}"]}],
             "extendedInfo":{"dynamicErrorMessage":"{{{{Leak}}}}","tasksList":[{"taskId":"t","status":"{{{{Leak}}}}"}]}}}
            """));

        JobReport report = await service.Vault(_time).Jobs.WaitAsync("a");

        Assert.DoesNotContain(Secret, Assert.Throws<BackupJobException>(report.EnsureSucceeded).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, report.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(Secret, report.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_and_updates_show_no_secret_and_no_forged_line()
    {
        LogRecorder log = new();
        FakeService service = FakeService.InOrder(
            () => FakeService.Json($$$"""{"error":{"code":"Busy","message":"{{{Leak}}}"}}""", System.Net.HttpStatusCode.ServiceUnavailable),
            () => FakeService.Job("a", Leak),
            () => FakeService.Job("a", "Completed"));
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddBackupJobs(options => (options.Credential, options.TimeProvider) = (new FakeCredential(_time), _time))
            .ConfigurePrimaryHttpMessageHandler(() => service);
        await using ServiceProvider provider = services.BuildServiceProvider();
        List<JobUpdate> updates = [];

        await provider.GetRequiredService<BackupClient>()
            .Vault("sub", "rg", "v").Jobs
            .WaitAsync("a", new WaitOptions { Progress = new Recorder<JobUpdate>(updates) });

        Assert.Contains(log.Lines, line => line.Contains("status see https://blobs.example", StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(Secret, line, StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain('\n', line));
        Assert.All(updates, update => Assert.DoesNotContain(Secret, update.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_exception_at_the_deadline_shows_no_secret()
    {
        FakeService service = FakeService.InOrder(() => FakeService.Job("a", Leak));

        PollingTimeoutException error = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => service.Vault(_time).Jobs.WaitAsync("a", new WaitOptions { Timeout = TimeSpan.FromMinutes(1) }));

        Assert.Contains("job a see https", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    private sealed class LogRecorder : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
                _lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
