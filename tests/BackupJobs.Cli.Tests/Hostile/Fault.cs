namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>What a <see cref="FaultyServer"/> does with every request.</summary>
public enum Fault
{
    /// <summary>Never responds.</summary>
    Silent,

    /// <summary>Sends one byte of the headers every 100 ms.</summary>
    SlowHeaders,

    /// <summary>Sends one byte of the body every 100 ms.</summary>
    SlowBody,

    /// <summary>Sends empty pages, each with a new next link.</summary>
    EndlessPages,

    /// <summary>Resets the connection.</summary>
    Reset,

    /// <summary>429 with a <c>Retry-After</c> of a day.</summary>
    LongRetryAfter,

    /// <summary>429 with a <c>Retry-After</c> of zero, forever.</summary>
    Throttled,

    /// <summary>503 without <c>Retry-After</c>.</summary>
    Unavailable,

    /// <summary>200 with a body that is not JSON.</summary>
    Garbage,

    /// <summary>A TLS alert in place of the handshake.</summary>
    TlsAlert,

    /// <summary>Nothing listens on the port.</summary>
    Refused,
}
