namespace BackupJobs.Fleet.Notifications;

/// <summary>Creates the sinks of a configuration.</summary>
internal static class EndSinks
{
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FormatException">A secret has another form than it must have.</exception>
    /// <exception cref="IOException">A secret is missing.</exception>
    public static EndSink Create(SinkOptions options, NotificationOptions notifications, TimeProvider time) => options switch
    {
        WebhookSinkOptions webhook => new WebhookSink(webhook, notifications, time),
        SmtpSinkOptions mail => new SmtpSink(mail, notifications),
        FileSinkOptions file => new FileSink(file, notifications),
        OtlpSinkOptions otlp => new OtlpSink(otlp, notifications),
        _ => throw new ArgumentException($"There is no sink for {options.GetType().Name}.", nameof(options)),
    };
}
