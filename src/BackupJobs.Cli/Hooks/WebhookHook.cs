namespace BackupJobs.Cli;

/// <summary>Posts each end to a URL.</summary>
/// <param name="sender">The URL, with attempts and secrets.</param>
/// <param name="error">Where failures are reported.</param>
internal sealed class WebhookHook(WebhookSender sender, TextWriter error) : IEndHook
{
    public async Task<bool> TellAsync(JobEndedEvent ended, CancellationToken cancellationToken)
    {
        WebhookDelivery delivery = await sender.SendAsync(ended, cancellationToken).ConfigureAwait(false);
        if (!delivery.IsDelivered)
        {
            string attempts = delivery.Attempts == 1 ? "1 attempt" : $"{delivery.Attempts} attempts";
            error.WriteLine(SafeText.OneLine(
                $"warning: webhook: the end of job {ended.Job.JobId} is not delivered after {attempts}: {delivery.Error}"));
        }

        return delivery.IsDelivered;
    }

    public void Dispose() => sender.Dispose();
}
