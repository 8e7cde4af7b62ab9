namespace BackupJobs.Fleet;

/// <summary>Where ends of jobs are reported to.</summary>
public abstract record SinkOptions
{
    /// <summary>Name of the sink: rules refer to it, and it is shown in metrics and dead letters.</summary>
    public required string Name { get; init; }

    /// <summary>What is wrong with the other options, as far as it shows without secrets; empty if nothing is.</summary>
    public virtual IReadOnlyList<OptionProblem> FindProblems() => [];
}

/// <summary>What is wrong with an option.</summary>
/// <param name="Option">Name of the property.</param>
/// <param name="Message">What is wrong, and what to set instead.</param>
public sealed record OptionProblem(string Option, string Message);

/// <summary>What a webhook sends.</summary>
public enum WebhookTemplate
{
    /// <summary>A CloudEvents 1.0 event with the signature of Standard Webhooks.</summary>
    CloudEvents,

    /// <summary>A message for an incoming webhook of Slack.</summary>
    Slack,

    /// <summary>An adaptive card for a workflow of Microsoft Teams.</summary>
    Teams,

    /// <summary>An event of PagerDuty's Events API v2: a failure triggers an alert, and a later success of the item resolves it.</summary>
    PagerDuty,
}

/// <summary>A sink that posts each end to a URL.</summary>
public sealed record WebhookSinkOptions : SinkOptions
{
    /// <summary>HTTPS, or HTTP on a loopback address; null if <see cref="SecretUrl"/> is set, or for PagerDuty's own address.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where the URL is, if it is a secret itself, as those of Slack and Teams are; null if <see cref="Url"/> is set.</summary>
    public SecretSource? SecretUrl { get; init; }

    /// <summary>What is sent.</summary>
    public WebhookTemplate Template { get; init; }

    /// <summary>Secrets of the signature, or the routing key of PagerDuty; more than one while secrets are exchanged.</summary>
    public IReadOnlyList<SecretSource> Secrets { get; init; } = [];
}

/// <summary>How a mail server is connected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS after STARTTLS, which the server must offer.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,

    /// <summary>No encryption: loopback addresses only.</summary>
    None,
}

/// <summary>A sink that sends a mail for each end.</summary>
public sealed record SmtpSinkOptions : SinkOptions
{
    /// <summary>Name or address of the mail server.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    /// <value>587.</value>
    public int Port { get; init; } = 587;

    /// <summary>How the server is connected.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>User name; null if the server asks for none.</summary>
    public string? User { get; init; }

    /// <summary>Where the password is; null if the server asks for none.</summary>
    public SecretSource? Password { get; init; }

    /// <summary>Address of the sender.</summary>
    public required string From { get; init; }

    /// <summary>Addresses of the receivers.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<OptionProblem> FindProblems() => [.. MailCheck.Problems(this)];
}

/// <summary>A sink that appends each end to a file, as one line of JSON (the CloudEvents event).</summary>
public sealed record FileSinkOptions : SinkOptions
{
    /// <summary>Path of the file. Older files have <c>.1</c>, <c>.2</c>, … appended, the newest first.</summary>
    public required string Path { get; init; }

    /// <summary>Largest size of a file in bytes. Only a line that is longer exceeds it, in a file of its own.</summary>
    /// <value>64 MiB.</value>
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many older files are kept.</summary>
    /// <value>10.</value>
    public int KeptFiles { get; init; } = 10;
}

/// <summary>A sink that sends each end as a log record by OTLP.</summary>
public sealed record OtlpSinkOptions : SinkOptions
{
    /// <summary>Address of the collector: gRPC, or HTTP with Protobuf if its path is <c>/v1/logs</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Where the headers are, as <c>name=value,name=value</c>; null for none.</summary>
    public SecretSource? Headers { get; init; }
}
