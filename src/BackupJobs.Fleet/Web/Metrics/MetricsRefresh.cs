using Microsoft.Extensions.Hosting;

namespace BackupJobs.Fleet.Web;

/// <summary>Keeps the snapshot fresh for metrics that are sent, not asked for.</summary>
internal sealed class MetricsRefresh(EstateCache estate, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            do
            {
                try
                {
                    await estate.GetAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception fault) when (DatabaseFault.IsAway(fault))
                {
                    // The readiness shows it; the last figures stay.
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }
}
