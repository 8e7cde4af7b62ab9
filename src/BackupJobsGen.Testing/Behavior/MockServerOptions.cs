namespace BackupJobsGen.Testing;

/// <summary>What happens to a request that the document does not allow.</summary>
public enum ViolationHandling
{
    /// <summary>In process, the call fails with a <see cref="RequestViolationException"/>; over HTTP as <see cref="Respond"/>.</summary>
    Throw,

    /// <summary>The answer is 400 with problem details that list what is wrong.</summary>
    Respond,

    /// <summary>The request is answered; <see cref="MockServer.Violations"/> has what is wrong.</summary>
    Record,
}

/// <summary>Settings of a mock server.</summary>
public sealed class MockServerOptions
{
    /// <summary>Seed of made values: the same seed and document make the same values.</summary>
    /// <value>Default: 0.</value>
    public int Seed { get; init; }

    /// <summary>What happens to a request that the document does not allow.</summary>
    /// <value>Default: <see cref="ViolationHandling.Throw"/>.</value>
    public ViolationHandling Violations { get; init; }

    /// <summary>
    /// Whether what was created is found again, and what was deleted is not: PUT, PATCH, DELETE and GET of one path, POST and GET of
    /// the path above it.
    /// </summary>
    /// <value>Default: true.</value>
    public bool KeepsState { get; init; } = true;

    /// <summary>Limit of a request's body in bytes; a longer one is answered with 413.</summary>
    /// <value>Default: 16 MB.</value>
    public int MaxRequestBytes { get; init; } = 16 << 20;

    /// <summary>Number of requests that are kept in <see cref="MockServer.Requests"/>, the latest ones.</summary>
    /// <value>Default: 10,000.</value>
    public int MaxRequests { get; init; } = 10_000;

    /// <summary>Clock of delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
