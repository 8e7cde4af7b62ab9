using System.ComponentModel;

namespace BackupJobs.Fleet.Web;

[Description("A message that a sink refused, or did not accept until the last attempt.")]
internal sealed record LetterRow(
    [property: Description("Number of the delivery.")] long Id,
    [property: Description("Name of the sink.")] string Sink,
    [property: Description("How often it was delivered.")] int Attempts,
    [property: Description("Why the last attempt failed.")] string Reason,
    [property: Description("When it became a dead letter, UTC.")] DateTimeOffset At,
    [property: Description("The job whose end was not delivered.")] EndedJob Job);

[Description("Dead letters, the oldest first.")]
internal sealed record LetterPage(
    [property: Description("The dead letters; at most 1,000.")] IReadOnlyList<LetterRow> Items,
    [property: Description("Number of all dead letters.")] long Total);

[Description("How many dead letters are delivered again.")]
internal sealed record ReplayResult([property: Description("Number of dead letters.")] int Replayed);

[Description("Who calls.")]
internal sealed record Caller(
    [property: Description("Name of the caller.")] string Name,
    [property: Description("What the caller may do: reader, operator.")] IReadOnlyList<string> Roles);

[Description("What has changed.")]
internal sealed record FleetChange(
    [property: Description("The newest end; null if there is none.")] EndedJob? Job,
    [property: Description("Number of messages that wait for their delivery.")] long Waiting,
    [property: Description("Number of dead letters.")] long DeadLetters)
{
    [Description("When the service looked, UTC.")]
    public DateTimeOffset At { get; init; }

    [Description("Why the figures are those of an earlier time; null if they are current.")]
    public string? Problem { get; init; }

    [Description("Since when, UTC; null if the figures are current.")]
    public DateTimeOffset? ProblemSince { get; init; }
}
