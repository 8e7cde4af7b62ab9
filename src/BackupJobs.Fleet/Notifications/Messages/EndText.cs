using System.Globalization;
using BackupJobs.Shared;

namespace BackupJobs.Fleet.Notifications;

/// <summary>What messages for people say about an end. All strings are on one line, of limited length and without secrets.</summary>
internal static class EndText
{
    private const int Longest = 1_000;
    private const int MostRecommendations = 5;

    /// <summary>One line: outcome, operation, item and vault.</summary>
    public static string Title(JobEnd end) =>
        OneLine($"{Outcome(end.Outcome)}: {end.Operation ?? "job"} of {end.Item ?? end.JobId} in {FleetNames.OfVault(end.VaultId)}");

    /// <summary>Facts by their labels, without those that are unknown.</summary>
    public static IReadOnlyList<(string Label, string Value)> Facts(JobEnd end)
    {
        (string Label, string? Value)[] facts =
        [
            ("Item", end.Item),
            ("Operation", end.Operation),
            ("Vault", FleetNames.OfVault(end.VaultId)),
            ("Subscription", end.Subscription),
            ("Started", end.Started is { } started ? Time(started) : null),
            ("Ended", Time(end.Ended)),
            ("Error", Error(end)),
            ("Job", end.JobId),
        ];
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (fact.Label, OneLine(fact.Value!)))];
    }

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
    public static string OneLine(string text)
    {
        // Masked before it is cut: half a secret would not be found.
        string line = SafeText.OneLine(text);
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)] + '…';
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
