using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BackupJobs.Fleet.Web;

/// <summary>The routes of the JSON API.</summary>
internal static class FleetApi
{
    private const int MostRows = 1_000;
    private const int LargestOffset = 1_000_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization(FleetPolicies.Read)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable).AddEndpointFilterFactory(QueryCheck.Create);
        RouteGroupBuilder estate = api.MapGroup("").WithTags("Estate");
        estate.MapGet("/overview", GetOverviewAsync).WithName("Estate_Overview").WithSummary("Reads the state of the estate.");
        estate.MapGet("/vaults", ListVaultsAsync).WithName("Vaults_List").WithSummary("Lists the vaults.");
        estate.MapGet("/items", ListItemsAsync).WithName("Items_List")
            .WithSummary("Lists the items that had backups, those without a success for the longest time first.");
        RouteGroupBuilder jobs = api.MapGroup("").WithTags("Jobs");
        jobs.MapGet("/jobs", ListJobsAsync).WithName("Jobs_List").WithSummary("Lists ended jobs, the newest end first.");
        jobs.MapGet("/jobs/{jobId}", GetJobAsync).WithName("Jobs_Get").WithSummary("Reads a job with everything that is known.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("/items/history", GetHistoryAsync).WithName("Items_History").WithSummary("Reads the jobs and gaps of an item.");
        jobs.MapGet("/night", GetNightAsync).WithName("Night_List").WithSummary("Lists the jobs of a time by vault.");
        LetterApi.Map(api.MapGroup("").WithTags("Notifications"));
        RouteGroupBuilder service = api.MapGroup("").WithTags("Service");
        service.MapGet("/me", GetCaller).WithName("Service_Caller").WithSummary("Reads who calls.");
        service.MapGet("/events", ListenAsync).WithName("Service_Events").WithSummary("Sends an event when something has changed.");
    }

    private static async Task<EstateOverview> GetOverviewAsync(
        EstateCache estate, CancellationToken cancellationToken,
        [Description("Id of a subscription; omit it for all.")] [SubscriptionId] string? subscription = null,
        [Description("Configured tenant; omit it for all.")] string? tenant = null) =>
        (await estate.GetAsync(cancellationToken).ConfigureAwait(false)).Overview(subscription, tenant);

    private static async Task<Results<Ok<VaultPage>, ProblemHttpResult>> ListVaultsAsync(
        EstateCache estate, [AsParameters] VaultQuery query, CancellationToken cancellationToken)
    {
        if (Offset(query.Cursor) is not { } offset)
            return BadCursor(query.Cursor);
        EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
        VaultSummary[] vaults = [.. snapshot.Vaults.Where(query.Matches)
            .OrderBy(vault => vault.Health).ThenBy(vault => vault.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(vault => vault.Id, StringComparer.Ordinal)];
        int limit = query.Limit ?? 100;
        return TypedResults.Ok(
            new VaultPage([.. vaults.Skip(offset).Take(limit)], Next(offset + limit, vaults.Length), vaults.Length));
    }

    private static async Task<Results<Ok<ItemPage>, ProblemHttpResult>> ListItemsAsync(
        EstateCache estate, [AsParameters] ItemQuery query, CancellationToken cancellationToken)
    {
        if (Offset(query.Cursor) is not { } offset)
            return BadCursor(query.Cursor);
        EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
        FleetItem[] items = [.. snapshot.ItemsOf(query.Subscription, query.Tenant)
            .Where(item => query.IsStale is not { } isStale || snapshot.IsStale(item) == isStale)
            .Where(item => string.IsNullOrEmpty(query.Name) || item.Item.Contains(query.Name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(item => item.LastSuccess ?? DateTimeOffset.MinValue).ThenBy(item => item.VaultId, StringComparer.Ordinal)
            .ThenBy(item => item.Item, StringComparer.Ordinal)];
        int limit = query.Limit ?? 100;
        return TypedResults.Ok(new ItemPage(
            [.. items.Skip(offset).Take(limit).Select(snapshot.Summary)], Next(offset + limit, items.Length), items.Length));
    }

    private static async Task<Results<Ok<EndedJobPage>, ProblemHttpResult>> ListJobsAsync(
        EstateCache estate, IFleetHistory history, [AsParameters] EndedJobQuery query, CancellationToken cancellationToken)
    {
        EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            FleetJobPage page = await history.ListJobsAsync(query.ToFilter(), cancellationToken).ConfigureAwait(false);
            return TypedResults.Ok(new EndedJobPage([.. page.Jobs.Select(job => JobRows.Of(job, snapshot))], page.Next));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return BadCursor(query.Cursor);
        }
    }

    private static async Task<Results<Ok<JobDetail>, ProblemHttpResult>> GetJobAsync(
        EstateCache estate, IFleetHistory history, [Description("Id of the job.")] string jobId,
        [Description("Resource id of the vault.")] [VaultResourceId] string vault, CancellationToken cancellationToken)
    {
        JobEnd? end = await history.FindJobAsync(vault, jobId, cancellationToken).ConfigureAwait(false);
        return end is null
            ? Problem("The history has no such job.", StatusCodes.Status404NotFound)
            : TypedResults.Ok(JobRows.Detail(end, await estate.GetAsync(cancellationToken).ConfigureAwait(false)));
    }

    private static async Task<ItemHistory> GetHistoryAsync(
        EstateCache estate, IFleetHistory history, TimeProvider time,
        [Description("Resource id of the vault.")] [VaultResourceId] string vault,
        [Description("Display name of the item.")] string item, CancellationToken cancellationToken,
        [Description("Number of days; 30 if omitted.")] [Range(1, 400)] int? days = null)
    {
        int length = days ?? 30;
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset from = new(now.UtcDateTime.Date.AddDays(1 - length), TimeSpan.Zero);
        EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
        FleetJobPage page = await history.ListJobsAsync(
            new FleetJobFilter { VaultId = vault, Item = item, Since = from, PageSize = MostRows }, cancellationToken)
            .ConfigureAwait(false);
        FleetVault? watched = snapshot.Facts.Vaults.FirstOrDefault(
            found => string.Equals(found.Id, vault, StringComparison.OrdinalIgnoreCase));
        IEnumerable<CoverageGap> coverage =
            snapshot.Facts.Gaps.Where(gap => string.Equals(gap.VaultId, vault, StringComparison.OrdinalIgnoreCase));
        return new ItemHistory
        {
            Item = item,
            Vault = vault,
            VaultName = snapshot.NameOf(vault),
            Days = length,
            WatchedSince = watched?.Found,
            LastRead = watched?.LastRead,
            LastSuccess = page.Jobs.FirstOrDefault(end => end.Succeeded)?.Ended,
            ByDay = ItemHistories.Days(page.Jobs, length, now),
            Gaps = ItemHistories.Gaps(page.Jobs, coverage, from, now),
            Jobs = [.. page.Jobs.Select(job => JobRows.Of(job, snapshot))],
        };
    }

    private static async Task<Results<Ok<NightPage>, ProblemHttpResult>> GetNightAsync(
        EstateCache estate, IFleetHistory history, [AsParameters] NightQuery query, CancellationToken cancellationToken)
    {
        if (Offset(query.Cursor) is not { } offset)
            return BadCursor(query.Cursor);
        EstateSnapshot snapshot = await estate.GetAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(await NightLanes.ReadAsync(history, snapshot, query, offset, cancellationToken).ConfigureAwait(false));
    }

    private static Caller GetCaller(HttpContext http) => new(
        NameOf(http),
        http.User.IsInRole(FleetPolicies.OperatorRole)
            ? [FleetPolicies.ReaderRole, FleetPolicies.OperatorRole]
            : [FleetPolicies.ReaderRole]);

    internal static string NameOf(HttpContext http) => http.User.Identity?.Name ?? "unknown";

    private static ServerSentEventsResult<FleetChange> ListenAsync(
        HttpContext http, EventFeed feed, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(HttpMethods.IsHead(http.Request.Method)
            // Its answer ends with the headers.
            ? AsyncEnumerable.Empty<SseItem<FleetChange>>()
            : feed.ListenAsync(cancellationToken));

    internal static int? Offset(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? 0
        : int.TryParse(cursor, System.Globalization.NumberStyles.None, null, out int offset) && offset <= LargestOffset ? offset
        : null;

    internal static string? Next(int offset, int total) =>
        offset < total ? offset.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static ProblemHttpResult BadCursor(string? cursor) => Problem(
        $"The parameter 'cursor' is '{QueryParameter.Shown(cursor)}'; it must be the nextCursor of the page before.");

    internal static ProblemHttpResult Problem(string detail, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(detail, statusCode: status);
}
