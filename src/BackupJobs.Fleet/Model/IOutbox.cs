using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Ends to report to sinks. They are written in the transaction that writes the history, and delivered after it.</summary>
public interface IOutbox
{
    /// <summary>
    /// Adds an end for each sink that accepts it. Nothing is delivered if the transaction is not committed. The ends of a vault are
    /// delivered to a sink in the order in which they were published.
    /// </summary>
    /// <param name="transaction">The transaction that writes the end's history.</param>
    /// <param name="jobEnd">The end.</param>
    /// <param name="cancellationToken">Cancels the write, and with it the transaction.</param>
    /// <exception cref="DbException">The database refuses the write.</exception>
    Task PublishAsync(DbTransaction transaction, JobEnd jobEnd, CancellationToken cancellationToken);
}
