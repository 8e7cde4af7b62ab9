using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Cli;

/// <summary>Has <see cref="ShortConsole"/> write the number of repetitions that have ended, also if nothing else is logged: a formatter
/// can write only while it formats a message.</summary>
internal sealed class RepetitionClock(TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    /// <summary>Messages of this category are not written.</summary>
    public const string Category = "BackupJobs.Fleet.Cli.RepetitionClock";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <summary>The process ends: numbers that wait for the end of their minute are written, too.</summary>
    public static EventId End { get; } = new(2);

    /// <summary>Numbers whose minute is over are written.</summary>
    public static EventId Next { get; } = new(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        Log(End);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                Log(Next);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void Log(EventId id) => _logger.Log(LogLevel.Critical, id, "", null, static (_, _) => "");
}
