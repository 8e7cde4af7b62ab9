using Azure.Core;

namespace BackupJobs;

/// <summary>One request to the credential, shared by all callers that need its token.</summary>
internal sealed class TokenRequest(string? claims, TimeProvider time)
{
    // A credential may ask a person to sign in. One that has hung for longer is abandoned.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly long _began = time.GetTimestamp();
    private long _ended;

    public string? Claims { get; } = claims;

    public Task<AccessToken> Token { get; private set; } = null!;

    /// <summary>Asks the credential, on another thread: a credential may block.</summary>
    public void Begin(TokenCredential credential, TokenRequestContext context, Action<AccessToken> received)
    {
        Token = Task.Run(async () =>
        {
            try
            {
                AccessToken token = await credential.GetTokenAsync(context, CancellationToken.None).ConfigureAwait(false);
                received(token);
                return token;
            }
            catch (Exception error)
            {
                CredentialFault.Mark(error);
                throw;
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
