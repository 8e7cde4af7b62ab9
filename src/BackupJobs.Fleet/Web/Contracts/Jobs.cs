using System.ComponentModel;

namespace BackupJobs.Fleet.Web;

[Description("A job that has ended.")]
internal record EndedJob
{
    [Description("Key of the end: sinks get it as the id of their message.")]
    public required string Key { get; init; }

    [Description("Id (name) of the job.")]
    public required string JobId { get; init; }

    [Description("Resource id of the vault, in lower case.")]
    public required string Vault { get; init; }

    [Description("Name of the vault.")]
    public required string VaultName { get; init; }

    [Description("Id of the subscription.")]
    public required string Subscription { get; init; }

    [Description("Configured tenant; may be empty.")]
    public required string Tenant { get; init; }

    [Description("How the job ended.")]
    public required JobOutcome Outcome { get; init; }

    [Description("Display name of the item; null if unknown.")]
    public string? Item { get; init; }

    [Description("Kind of the item; null if unknown.")]
    public string? ItemKind { get; init; }

    [Description("Operation, for instance Backup or Restore; null if unknown.")]
    public string? Operation { get; init; }

    [Description("When the job started, UTC; null if unknown.")]
    public DateTimeOffset? Started { get; init; }

    [Description("When the job ended, UTC.")]
    public required DateTimeOffset Ended { get; init; }

    [Description("Code and message of the first error; null without errors.")]
    public string? Error { get; init; }
}

[Description("A page of jobs, the newest end first.")]
internal sealed record EndedJobPage(
    [property: Description("The jobs.")] IReadOnlyList<EndedJob> Items,
    [property: Description("Cursor of the next page; null for the last one.")] string? NextCursor);

[Description("A job with everything that is known.")]
internal sealed record JobDetail : EndedJob
{
    [Description("Status in the service's words; null if unknown.")]
    public string? Status { get; init; }

    [Description("Name of the policy; null if unknown.")]
    public string? Policy { get; init; }

    [Description("Resource group of the vault, in lower case.")]
    public required string ResourceGroup { get; init; }

    [Description("Activity id, which a support case asks for; null if unknown.")]
    public string? ActivityId { get; init; }

    [Description("Bytes that were transferred; null if unknown.")]
    public long? TransferredBytes { get; init; }

    [Description("Errors and warnings.")]
    public required IReadOnlyList<JobProblem> Errors { get; init; }

    [Description("Steps of the job.")]
    public required IReadOnlyList<JobStep> Tasks { get; init; }

    [Description("Facts in the service's words.")]
    public required IReadOnlyList<JobFact> Properties { get; init; }

    [Description("The job as JSON, as the service describes it, without secrets; null if the vault no longer has it.")]
    public string? Json { get; init; }
}

[Description("An error or warning of a job.")]
internal sealed record JobProblem(
    [property: Description("Code of the service; null if it has none.")] int? Code,
    [property: Description("Title; null if it has none.")] string? Title,
    [property: Description("What went wrong; null if nothing was sent.")] string? Message,
    [property: Description("What the service recommends.")] IReadOnlyList<string> Recommendations);

[Description("A step of a job.")]
internal sealed record JobStep(
    [property: Description("Name of the step.")] string Name,
    [property: Description("Status in the service's words; null if unknown.")] string? Status,
    [property: Description("How long it took, in seconds; null if unknown.")] double? DurationSeconds);

[Description("A fact about a job.")]
internal sealed record JobFact(
    [property: Description("Label.")] string Name,
    [property: Description("Value.")] string Value);

[Description("Why there is a gap in the history of an item.")]
internal enum GapReason
{
    NoSuccess,
    NotRead,
}

[Description("A time without a success, or without a look at the vault.")]
internal sealed record HistoryGap(
    [property: Description("Begin, UTC.")] DateTimeOffset From,
    [property: Description("End, UTC; null if it lasts.")] DateTimeOffset? To,
    [property: Description("Why it is a gap.")] GapReason Reason);

[Description("A day of an item.")]
internal sealed record HistoryDay(
    [property: Description("The day, UTC.")] DateOnly Date,
    [property: Description("The worst outcome of the day; null without a job.")] JobOutcome? Outcome);

[Description("The jobs of an item over some days.")]
internal sealed record ItemHistory
{
    [Description("Display name of the item.")]
    public required string Item { get; init; }

    [Description("Resource id of the vault.")]
    public required string Vault { get; init; }

    [Description("Name of the vault.")]
    public required string VaultName { get; init; }

    [Description("Number of days.")]
    public required int Days { get; init; }

    [Description("Since when the vault is watched, UTC; null if it is not.")]
    public DateTimeOffset? WatchedSince { get; init; }

    [Description("When the vault was last read, UTC; null if never.")]
    public DateTimeOffset? LastRead { get; init; }

    [Description("End of the last successful job, UTC; null if there is none in these days.")]
    public DateTimeOffset? LastSuccess { get; init; }

    [Description("The days, the oldest first.")]
    public required IReadOnlyList<HistoryDay> ByDay { get; init; }

    [Description("Gaps, the newest first.")]
    public required IReadOnlyList<HistoryGap> Gaps { get; init; }

    [Description("The jobs, the newest first; at most 1,000.")]
    public required IReadOnlyList<EndedJob> Jobs { get; init; }
}

[Description("A job on the timeline.")]
internal sealed record NightJob(
    [property: Description("Id (name) of the job.")] string JobId,
    [property: Description("Display name of the item; null if unknown.")] string? Item,
    [property: Description("Operation; null if unknown.")] string? Operation,
    [property: Description("How it ended; null while it runs.")] JobOutcome? Outcome,
    [property: Description("When it started, UTC; null if unknown.")] DateTimeOffset? Started,
    [property: Description("When it ended, UTC; null while it runs.")] DateTimeOffset? Ended);

[Description("A vault on the timeline.")]
internal sealed record NightVault(
    [property: Description("Resource id of the vault.")] string Id,
    [property: Description("Name of the vault.")] string Name,
    [property: Description("Its jobs; at most 500.")] IReadOnlyList<NightJob> Jobs);

[Description("A page of the timeline.")]
internal sealed record NightPage(
    [property: Description("The vaults, those with failures first.")] IReadOnlyList<NightVault> Items,
    [property: Description("Cursor of the next page; null for the last one.")] string? NextCursor);
