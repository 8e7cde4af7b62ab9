namespace BackupJobsGen.Runtime;

/// <summary>A response whose body is not read yet, and the time that is left for it.</summary>
internal sealed class ApiReply(HttpResponseMessage message, ApiResponse response, CallDeadline deadline, TimeSpan bodyTimeout) : IDisposable
{
    public HttpResponseMessage Message => message;

    public ApiResponse Response => response;

    /// <summary>Whether the response is a redirect that was not followed because of those before it.</summary>
    public bool HasTooManyRedirects { get; init; }

    /// <summary>
    /// Runs a piece of work on the body within the timeout of the client, which HttpClient itself applies to the headers only, and of
    /// the call.
    /// </summary>
    /// <exception cref="TimeoutException">The work was not done in time.</exception>
    public ValueTask<T> WithinTimeoutAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        deadline.RunAsync(work, "The body did not arrive", bodyTimeout, cancellationToken);

    /// <summary>The body as it arrives. The stream owns the response from now on.</summary>
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
        new BodyStream(await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), deadline);

    public void Dispose()
    {
        message.Dispose();
        deadline.Dispose();
    }
}
