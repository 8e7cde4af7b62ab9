namespace BackupJobs.Emulator.Middleware;

/// <summary>Counts requests from 0; a new plan restarts the count.</summary>
internal sealed class RequestCounter
{
    private readonly object _lock = new();
    private object? _plan;
    private long _next;

    public long Next(object plan)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_plan, plan))
                (_plan, _next) = (plan, 0);
            return _next++;
        }
    }
}
