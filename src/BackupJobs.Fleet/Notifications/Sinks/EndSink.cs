namespace BackupJobs.Fleet.Notifications;

/// <summary>A sink of the configuration: the rules decide what it accepts.</summary>
internal abstract class EndSink(string name, NotificationOptions notifications) : IEndSink
{
    public string Name { get; } = name;

    /// <summary>Address of the service's page, which messages link to; null for no links.</summary>
    protected Uri? Page => notifications.Page;

    public bool Accepts(JobEnd end) => Routing.SinksOf(end, notifications).Contains(Name);

    public abstract Task<Delivery> DeliverAsync(JobEnd end, CancellationToken cancellationToken);

    /// <summary>Sends the summary of a morning.</summary>
    public abstract Task<Delivery> DeliverAsync(Digest digest, CancellationToken cancellationToken);
}
