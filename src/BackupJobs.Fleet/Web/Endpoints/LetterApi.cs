using System.ComponentModel;
using System.Globalization;
using BackupJobs.Fleet.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Web;

/// <summary>The routes of dead letters.</summary>
internal static partial class LetterApi
{
    // What the history lists at once.
    private const int MostLetters = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", ListAsync).WithName("DeadLetters_List").WithSummary("Lists the dead letters, the oldest first.");
        api.MapPost("/dead-letters/{id:long}/replay", ReplayAsync).WithName("DeadLetters_Replay")
            .WithSummary("Delivers a dead letter again. Needs the role operator.").ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status403Forbidden).RequireAuthorization(FleetPolicies.Operate)
            .AddEndpointFilter(OriginCheck.RefuseAsync);
        api.MapPost("/dead-letters/replay", ReplayAllAsync).WithName("DeadLetters_ReplayAll")
            .WithSummary("Delivers all dead letters again. Needs the role operator.")
            .ProducesProblem(StatusCodes.Status403Forbidden).RequireAuthorization(FleetPolicies.Operate)
            .AddEndpointFilter(OriginCheck.RefuseAsync);
    }

    private static async Task<LetterPage> ListAsync(EstateCache estate, IFleetHistory history, CancellationToken cancellationToken)
    {
        EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DeadLetter> letters = await history.ListDeadLettersAsync(cancellationToken).ConfigureAwait(false);
        return new LetterPage(
            [
                .. letters.Select(letter => new LetterRow(
                    letter.Id, letter.Sink, letter.Attempts, EndText.OneLine(letter.Reason), letter.At, JobRows.Of(letter.End, snapshot)))
            ],
            // The number of the snapshot is some seconds old: it counts what was delivered again just now.
            letters.Count < MostLetters ? letters.Count : Math.Max(letters.Count, snapshot.Facts.Lag.DeadLetters));
    }

    private static async Task<Results<Ok<ReplayResult>, ProblemHttpResult>> ReplayAsync(
        IFleetHistory history, HttpContext http, ILoggerFactory loggers, [Description("Number of the delivery.")] long id,
        CancellationToken cancellationToken)
    {
        int replayed = await history.ReplayAsync([id], cancellationToken).ConfigureAwait(false);
        if (replayed == 0)
        {
            return FleetApi.Problem(
                string.Create(CultureInfo.InvariantCulture, $"There is no dead letter {id}."), StatusCodes.Status404NotFound);
        }

        LogReplayed(loggers.CreateLogger(typeof(LetterApi)), id, FleetApi.NameOf(http));
        return TypedResults.Ok(new ReplayResult(replayed));
    }

    private static async Task<ReplayResult> ReplayAllAsync(
        IFleetHistory history, HttpContext http, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        int replayed = await history.ReplayAsync(null, cancellationToken).ConfigureAwait(false);
        if (replayed > 0)
            LogAllReplayed(loggers.CreateLogger(typeof(LetterApi)), replayed, FleetApi.NameOf(http));
        return new(replayed);
    }

    [LoggerMessage(1, LogLevel.Information, "Dead letter {Id} is delivered again, as '{Caller}' has asked.")]
    private static partial void LogReplayed(ILogger logger, long id, string caller);

    [LoggerMessage(2, LogLevel.Information, "All dead letters, {Count}, are delivered again, as '{Caller}' has asked.")]
    private static partial void LogAllReplayed(ILogger logger, int count, string caller);
}
