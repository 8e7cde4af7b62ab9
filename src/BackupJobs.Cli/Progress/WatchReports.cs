using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>Writes that what is waited for cannot be read, once, and that it can be again.</summary>
internal sealed class WatchReports(TextWriter error) : IProgress<VaultHealth>
{
    private readonly Lock _lock = new();

    public void Report(VaultHealth value)
    {
        if (value.Fault is { } fault)
            Write(fault, $"vault {value.Vault.VaultName}");
        else
            Write($"vault {value.Vault.VaultName} answers again");
    }

    /// <summary>The same for a wait as a whole.</summary>
    /// <param name="vault">Its vault; null for an estate.</param>
    public IProgress<PollingHealth> Of(VaultId? vault) => new Watch(this, vault is null ? "the service" : $"vault {vault.VaultName}");

    private void Write(Exception fault, string subject)
    {
        Failure failure = Failures.Of(fault, default);
        Write($"warning: {subject}: {failure.What}{(failure.Why is null ? "" : $": {failure.Why}")}; asking again");
    }

    private void Write(string line)
    {
        lock (_lock)
            error.WriteLine(SafeText.OneLine(line));
    }

    private sealed class Watch(WatchReports reports, string subject) : IProgress<PollingHealth>
    {
        private bool _isOut;

        public void Report(PollingHealth value)
        {
            if (value.LastFault is { } fault && !_isOut)
                reports.Write(fault, subject);
            else if (value.LastFault is null && _isOut)
                reports.Write($"{subject} answers again");
            _isOut = value.LastFault is not null;
        }
    }
}
