using System.Data.Common;
using BackupJobs.Fleet.Notifications;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>One attempt to deliver one end, and the note about it.</summary>
internal sealed partial class Deliverer(
    FleetOptions options, TimeProvider time, FleetWriter writer, FleetProbe probe, ILogger<Deliverer> logger)
{
    // Half of it is jitter, so that a sink that recovers is not met by all at once.
    private readonly PollingDelay _delay = new(
        options.DeliveryBackoff < options.LongestDeliveryBackoff ? options.DeliveryBackoff : options.LongestDeliveryBackoff,
        options.LongestDeliveryBackoff)
    {
        Growth = 2,
        JitterPart = 0.5,
    };

    private readonly SinkRecovery _recovery = new(time);

    /// <summary>Delivers an end.</summary>
    /// <returns>Whether the next end of the same vault may follow: this one was accepted, or is a dead letter.</returns>
    /// <exception cref="FencedException">Another process owns the vault's shard.</exception>
    /// <exception cref="DbException">The attempt could not be noted.</exception>
    public async Task<bool> DeliverAsync(IEndSink sink, WaitingEnd waiting, Fence fence, CancellationToken cancellationToken)
    {
        Delivery result = await TryAsync(
            limit => sink.DeliverAsync(waiting.End, limit), options.DeliveryTimeout, time, cancellationToken).ConfigureAwait(false);
        if (result.IsAccepted)
            probe.Reached(FleetPoint.AfterAccepted);
        DateTimeOffset now = time.GetUtcNow();
        int attempts = waiting.Attempts + 1;
        bool isDead = result.IsRejected || attempts >= options.MaxAttempts;
        string reason = Safe.Text(Redact.Text(result.Reason)) ?? "";
        if (!result.IsAccepted)
            Note(waiting.End, sink.Name, attempts, isDead, reason);
        if (!result.IsAccepted && !result.IsRejected)
            _recovery.Failed(sink.Name);
        else if (result.IsAccepted && _recovery.Accepted(sink.Name) is { } failures)
            LogAcceptsAgain(logger, sink.Name, failures);
        await writer.WriteAsync(
            new FencedWrite(fence, (transaction, token) =>
                result.IsAccepted ? OutboxTable.RemoveAsync(transaction, waiting.Id, token)
                : isDead ? OutboxTable.BuryAsync(transaction, waiting.Id, now, reason, token)
                : OutboxTable.PostponeAsync(transaction, waiting.Id, now + BackoffAfter(attempts, result.After), reason, token)),
            CancellationToken.None).ConfigureAwait(false);
        return result.IsAccepted || isDead;
    }

    /// <summary>One attempt, whatever the sink throws.</summary>
    public static async Task<Delivery> TryAsync(
        Func<CancellationToken, Task<Delivery>> deliver, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(longest, time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await deliver(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Delivery.TryAgain($"No answer within {longest.TotalSeconds:0} s.");
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Delivery.TryAgain(error.Message);
        }
    }

    private void Note(JobEnd end, string sink, int attempts, bool isDead, string reason)
    {
        string item = EndText.ShortName(end.Item ?? "an unknown item");
        string vault = FleetNames.OfVault(end.VaultId);
        if (isDead)
            LogDead(logger, sink, end.JobId, item, vault, attempts, reason);
        else
            LogNotAccepted(logger, sink, end.JobId, item, vault, attempts, reason);
    }

    // A sink that asks for more time gets it, and one that asks for less does not shorten the growing pause.
    private TimeSpan BackoffAfter(int attempts, TimeSpan? asked)
    {
        TimeSpan backoff = _delay.Next(attempts - 1, null);
        TimeSpan least = asked > options.LongestDeliveryBackoff ? options.LongestDeliveryBackoff : asked ?? TimeSpan.Zero;
        return backoff > least ? backoff : least;
    }

    [LoggerMessage(1, LogLevel.Warning,
        "Sink '{Sink}' did not accept the end of job {Job} of {Item} in {Vault} in attempt {Attempt}: {Reason}")]
    private static partial void LogNotAccepted(
        ILogger logger, string sink, string job, string item, string vault, int attempt, string reason);

    [LoggerMessage(2, LogLevel.Error,
        "The end of job {Job} of {Item} in {Vault} is a dead letter of sink '{Sink}' after attempt {Attempt}: {Reason}")]
    private static partial void LogDead(
        ILogger logger, string sink, string job, string item, string vault, int attempt, string reason);

    [LoggerMessage(3, LogLevel.Information, "Sink '{Sink}' accepts messages again; attempts that failed since it last did: {Failures}.")]
    private static partial void LogAcceptsAgain(ILogger logger, string sink, int failures);
}
