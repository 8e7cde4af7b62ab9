namespace BackupJobs.Cli;

/// <summary>The jobs of a command that it does not wait for, while it waits for the others. Each is reported at once: the others may run
/// for hours.</summary>
/// <param name="error">Where they are reported; null if that is left to the caller.</param>
internal sealed class MissingJobs(TextWriter? error = null)
{
    private readonly Lock _lock = new();
    private readonly List<Failure> _failures = [];

    /// <summary>Why they are not waited for.</summary>
    public IReadOnlyList<Failure> Failures
    {
        get
        {
            lock (_lock)
                return [.. _failures];
        }
    }

    public void Add(Failure failure)
    {
        lock (_lock)
        {
            _failures.Add(failure);
            if (error is not null)
                failure.WriteTo(error);
        }
    }
}
