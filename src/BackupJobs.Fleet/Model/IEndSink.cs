namespace BackupJobs.Fleet;

/// <summary>
/// Where ends are reported, such as a webhook. Register it as a singleton of this type. An end may be delivered again after a crash, with
/// the same <see cref="JobEnd.Key"/>.
/// </summary>
public interface IEndSink
{
    /// <summary>Name of the sink, unique and stable: waiting deliveries are stored under it.</summary>
    string Name { get; }

    /// <summary>Whether the sink wants the end. It is called once for each end, when the end is published.</summary>
    /// <param name="jobEnd">The end.</param>
    bool Accepts(JobEnd jobEnd);

    /// <summary>
    /// Delivers one end. An exception counts as <see cref="Delivery.TryAgain"/>. It is called for several vaults at once, but for one end
    /// of a vault at a time.
    /// </summary>
    /// <param name="jobEnd">The end.</param>
    /// <param name="cancellationToken">Cancels the delivery, on timeout or when the process drains.</param>
    Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken);
}
