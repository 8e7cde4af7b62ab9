namespace BackupJobsGen.Runtime;

/// <summary>One request to an authority, shared by all callers that need its token.</summary>
internal sealed class TokenRequest(string? claims, TimeProvider time)
{
    // A credential may ask a person to sign in. One that has hung for longer is abandoned.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly long _began = time.GetTimestamp();
    private long _ended;

    public string? Claims { get; } = claims;

    public Task<ApiToken> Token { get; private set; } = null!;

    /// <summary>Asks the authority, on another thread: a credential may block.</summary>
    public void Begin(Func<string?, CancellationToken, ValueTask<ApiToken>> request, Action<ApiToken> received)
    {
        Token = Task.Run(async () =>
        {
            try
            {
                ApiToken token = await request(Claims, CancellationToken.None).ConfigureAwait(false);
                received(token);
                return token;
            }
            finally
            {
                Volatile.Write(ref _ended, time.GetTimestamp());
            }
        });
        // A renewal in the background may have no caller that observes its failure.
        _ = Token.ContinueWith(
            static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>Whether another request may be sent: this one has given its token, failed some time ago, or hangs.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="retry">How long a failure is not repeated.</param>
    public bool MayBeRepeated(TimeProvider clock, TimeSpan retry) =>
        !Token.IsCompleted
            ? clock.GetElapsedTime(_began) > Longest
            : Token.IsCompletedSuccessfully || clock.GetElapsedTime(Volatile.Read(ref _ended)) >= retry;
}
