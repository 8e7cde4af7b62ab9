using System.Globalization;
using BackupJobs.Shared;

namespace BackupJobs.Fleet.Notifications;

/// <summary>What messages for people say about an end. All strings are on one line, of limited length and without secrets.</summary>
internal static class EndText
{
    private const int Longest = 1_000;
    private const int LongestName = 120;
    private const int MostRecommendations = 5;
    private const int MostFurtherErrors = 3;

    /// <summary>One line: outcome, operation, item and vault.</summary>
    public static string Title(JobEnd end) => OneLine($"{Outcome(end.Outcome)}: {Subject(end)}");

    /// <summary>One line: operation, item and vault.</summary>
    public static string Subject(JobEnd end) =>
        OneLine($"{end.Operation ?? "job"} of {ShortName(end.Item ?? end.JobId)} in {FleetNames.OfVault(end.VaultId)}");

    /// <summary>A name in a line with other words: names of customers may have thousands of characters.</summary>
    public static string ShortName(string name) => Cut(SafeText.OneLine(name), LongestName);

    /// <summary>Facts by their labels, without those that are unknown.</summary>
    /// <param name="end">The end.</param>
    /// <param name="page">Address of the service's page; null for no link.</param>
    public static IReadOnlyList<(string Label, string Value)> Facts(JobEnd end, Uri? page)
    {
        JobReport? report = EndReport.Of(end);
        (string Label, string? Value)[] facts =
        [
            ("Item", end.Item),
            ("Operation", end.Operation),
            ("Vault", FleetNames.OfVault(end.VaultId)),
            ("Resource group", VaultId.Parse(end.VaultId).ResourceGroup),
            ("Tenant", end.Tenant),
            ("Subscription", end.Subscription),
            ("Started", end.Started is { } started ? Time(started) : null),
            ("Ended", Time(end.Ended)),
            ("Error", Error(end)),
            // The first error often says only that there are others, and the last of these is the innermost.
            ("Details", report is null ? null : string.Join("; ", report.Errors.Skip(1).TakeLast(MostFurtherErrors))),
            ("Activity id", EndReport.ActivityId(report)),
            ("Job", end.JobId),
            ("Page", Link(end, page)),
        ];
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (fact.Label, OneLine(fact.Value!)))];
    }

    /// <summary>The job on the page; null without one.</summary>
    public static string? Link(JobEnd end, Uri? page) => page is null
        ? null
        : $"{page.GetLeftPart(UriPartial.Authority)}/job?vault={Uri.EscapeDataString(end.VaultId)}&job={Uri.EscapeDataString(end.JobId)}";

    /// <summary>What the service recommends.</summary>
    public static IReadOnlyList<string> Advice(JobEnd end) => [.. end.Recommendations.Take(MostRecommendations).Select(OneLine)];

    /// <summary>Code and message of the first error; null without errors.</summary>
    public static string? Error(JobEnd end) => (end.ErrorCode, end.ErrorMessage) switch
    {
        (null, null) => null,
        (null, { } message) => OneLine(message),
        ({ } code, null) => OneLine(code),
        ({ } code, { } message) => OneLine($"{code}: {message}"),
    };

    /// <summary>The outcome in words.</summary>
    public static string Outcome(JobOutcome outcome) => outcome switch
    {
        JobOutcome.CompletedWithWarnings => "Completed with warnings",
        _ => outcome.ToString(),
    };

    /// <summary>The string on one line, without secrets and unsafe characters, and of limited length.</summary>
    // Masked before it is cut: half a secret would not be found.
    public static string OneLine(string text) => Cut(SafeText.OneLine(text), Longest);

    private static string Cut(string line, int longest) =>
        line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + '…';

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
