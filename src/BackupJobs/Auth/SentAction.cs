using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Whether the current action's request was sent, and not refused. Reads do not count: an action may read before and after its request.
/// </summary>
internal sealed class SentAction
{
    private static readonly AsyncLocal<SentAction?> Current = new();

    private volatile bool _mayBeAccepted;

    /// <summary>
    /// Runs an action. If it fails after its request was sent, and without a refusal, what it asked for may have been started.
    /// </summary>
    /// <param name="unanswered">Called with that error.</param>
    /// <param name="action">The action.</param>
    public static async Task<T> RunAsync<T>(Action<Exception> unanswered, Func<Task<T>> action)
    {
        SentAction sent = new();
        // An async method restores its caller's context, so there is nothing to undo.
        Current.Value = sent;
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception error) when (sent._mayBeAccepted && IsWithoutOutcome(error))
        {
            unanswered(error);
            throw;
        }
    }

    /// <summary>Notes what the transport knows about the request of the action.</summary>
    /// <param name="method">Method of a request: those that only read are ignored.</param>
    /// <param name="mayBeAccepted">Whether the service may have accepted it.</param>
    public static void Note(HttpMethod method, bool mayBeAccepted)
    {
        if (method != HttpMethod.Get && method != HttpMethod.Head && Current.Value is { } sent)
            sent._mayBeAccepted = mayBeAccepted;
    }

    // What the service has said about the action later, for instance that there is no such job, is its outcome.
    private static bool IsWithoutOutcome(Exception error) => error switch
    {
        OperationCanceledException or TimeoutException or HttpRequestException or IOException => true,
        ApiException { Status: (>= 200 and < 300) or 500 or 502 or 504 } => true,
        ArgumentException { ParamName: "response" } => true,
        _ => false,
    };
}
