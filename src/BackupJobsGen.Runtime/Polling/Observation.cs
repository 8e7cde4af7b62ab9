namespace BackupJobsGen.Runtime;

/// <summary>The result of one request of a wait.</summary>
/// <typeparam name="T">Type of the state.</typeparam>
/// <param name="State">The state that the service reported.</param>
/// <param name="IsFinal">Whether the state is final, which completes the wait.</param>
/// <param name="RetryAfter">The pause that the service asks for; null for the wait's own delay.</param>
public readonly record struct Observation<T>(T State, bool IsFinal, TimeSpan? RetryAfter = null)
{
    /// <summary>
    /// Whether the next request follows without a pause, as for the next page of a list. After <see cref="Poller.MaxRequestsWithoutPause"/>
    /// of these in a row the wait pauses all the same.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>
    /// The state in a few words, for the message of <see cref="PollingTimeoutException"/>; null for the state's own
    /// <c>ToString</c>.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(typeof(Observation<T>), PrintMembers);
}

/// <summary>Creates observations from responses.</summary>
public static class Observation
{
    /// <summary>Creates an observation from a response, with the response's <c>Retry-After</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="isFinal">Whether the state no longer changes.</param>
    public static Observation<T> Of<T>(T response, bool isFinal)
        where T : ApiResponse
    {
        ArgumentNullException.ThrowIfNull(response);
        return new Observation<T>(response, isFinal, response.RetryAfter);
    }
}
