using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>What came of one attempt to deliver a webhook.</summary>
internal sealed record WebhookAnswer(int? Status, TimeSpan? RetryAfter, bool IsTransient, string? Error)
{
    private const int TooEarly = 425;

    public static WebhookAnswer Of(int status, TimeSpan? retryAfter, string receiver)
    {
        if (status is >= 200 and < 300)
            return new WebhookAnswer(status, retryAfter, false, null);
        string why = status is >= 300 and < 400 ? "; redirects are not followed" : "";
        return new WebhookAnswer(
            status, retryAfter, status == TooEarly || Transient.IsTransient(status, code: null), $"{receiver} answered {status}{why}");
    }

    public static WebhookAnswer Of(Exception fault, string receiver) =>
        new(null, null, Transient.IsTransient(fault), $"{receiver} did not answer: {Redact.Text(fault.Message)}");

    public WebhookDelivery ToDelivery(int attempts) => new()
    {
        IsDelivered = Error is null,
        CanRetry = IsTransient,
        Attempts = attempts,
        Status = Status,
        RetryAfter = RetryAfter,
        Error = Error,
    };
}
