namespace BackupJobs.Cli;

/// <summary>Posts each end to a URL.</summary>
/// <param name="sender">The URL, with attempts and secrets.</param>
/// <param name="error">Where failures are reported.</param>
internal sealed class WebhookHook(WebhookSender sender, TextWriter error) : IEndHook
{
    // What is on its way when the watch ends may still be answered; then a last attempt follows.
    private static readonly TimeSpan LastAnswer = TimeSpan.FromSeconds(1);

    /// <summary>Says once that a receiver does not accept what it gets, while attempts are repeated.</summary>
    public static IProgress<WebhookDelivery> RetriesTo(TextWriter error) => new FirstRetry(error);

    public async Task<bool> TellAsync(JobEndedEvent ended, CancellationToken ending, CancellationToken cancellationToken)
    {
        WebhookDelivery delivery = await SendAsync(ended, ending, cancellationToken).ConfigureAwait(false);
        if (!delivery.IsDelivered)
        {
            string attempts = delivery.Attempts == 1 ? "1 attempt" : $"{delivery.Attempts} attempts";
            error.WriteLine(SafeText.OneLine(
                $"warning: webhook: the end of job {ended.Job.JobId} is not delivered after {attempts}: {delivery.Error}"));
        }

        return delivery.IsDelivered;
    }

    public void Dispose() => sender.Dispose();

    private async Task<WebhookDelivery> SendAsync(JobEndedEvent ended, CancellationToken ending, CancellationToken cancellationToken)
    {
        using CancellationTokenSource attempts = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenRegistration last = ending.Register(() => attempts.CancelAfter(LastAnswer));
        try
        {
            return await sender.SendAsync(ended, attempts.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await sender.SendAsync(ended, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class FirstRetry(TextWriter error) : IProgress<WebhookDelivery>
    {
        private int _reports;

        public void Report(WebhookDelivery value)
        {
            if (Interlocked.Increment(ref _reports) == 1)
                error.WriteLine(SafeText.OneLine($"warning: webhook: not delivered yet, deliveries are repeated: {value.Error}"));
        }
    }
}
