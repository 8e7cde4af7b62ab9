using BackupJobs.Fleet.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BackupJobs.Fleet.Tests.Web;

public sealed class SessionKeyTests : IDisposable
{
    private readonly MemoryLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void The_keys_of_sessions_are_in_memory_and_the_log_has_no_warning_of_them()
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(new Provider(_logs)));
        services.AddBackupFleetWeb(new FleetWebOptions { Url = new Uri("http://127.0.0.1:8700") });
        using ServiceProvider built = services.BuildServiceProvider();
        IDataProtector protector = built.GetRequiredService<IDataProtectionProvider>().CreateProtector("session");

        Assert.Equal("anna", protector.Unprotect(protector.Protect("anna")));
        SessionKeys keys = Assert.IsType<SessionKeys>(
            built.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository);
        Assert.Single(keys.GetAllElements());
        Assert.DoesNotContain(_logs.All, line => line.Level >= LogLevel.Warning);
    }

    private sealed class Provider(MemoryLogs logs) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logs.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}
