namespace BackupJobs.Fleet.Telling;

/// <summary>Creates the sinks of a configuration.</summary>
internal static class EndSinks
{
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="FormatException">A secret has another form than it must have.</exception>
    /// <exception cref="IOException">A secret is missing.</exception>
    public static EndSink Create(SinkOptions options, TellingOptions telling, TimeProvider time) => options switch
    {
        WebhookSinkOptions webhook => new WebhookSink(webhook, telling, time),
        SmtpSinkOptions mail => new SmtpSink(mail, telling),
        FileSinkOptions file => new FileSink(file, telling),
        OtlpSinkOptions otlp => new OtlpSink(otlp, telling),
        _ => throw new ArgumentException($"There is no sink for {options.GetType().Name}.", nameof(options)),
    };

    /// <summary>What is wrong with the names: of sinks, and of those that rules and the digest refer to; empty if nothing is.</summary>
    public static IEnumerable<string> Problems(TellingOptions telling)
    {
        string[] names = [.. telling.Sinks.Select(sink => sink.Name)];
        foreach (string name in names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return $"Two sinks have the name '{name}'.";
        foreach (string name in telling.Rules.SelectMany(rule => rule.Sinks).Concat(telling.Digest?.Sinks ?? []).Except(names))
            yield return $"There is no sink '{name}'.";
        foreach (TellingRule rule in telling.Rules.Where(rule => rule is { Sinks.Count: 0, IsLast: false }))
            yield return $"Rule {Array.IndexOf([.. telling.Rules], rule) + 1} has no sink and is not last, so it does nothing.";
    }
}
