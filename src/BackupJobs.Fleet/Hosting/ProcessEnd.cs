using System.Diagnostics;

namespace BackupJobs.Fleet;

/// <summary>Ends the process at once, when others own its shards: what it holds in memory is not true any more. A supervisor starts it
/// again.</summary>
internal class ProcessEnd
{
    /// <param name="reason">Written to standard error.</param>
    public virtual void Now(string reason)
    {
        Console.Error.WriteLine($"backup-jobs-fleet: {reason} This process ends and must be restarted.");
        Console.Error.Flush();
        // An orderly exit would go on working for seconds.
        Process.GetCurrentProcess().Kill();
    }
}
