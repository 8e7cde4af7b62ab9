using System.Globalization;

namespace BackupJobs.Fleet.Notifications;

/// <summary>The summary of a morning.</summary>
internal sealed record Digest
{
    private const int MostLines = 50;

    /// <summary>The morning, in the configured time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was composed, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Jobs that failed since the morning before, the newest first.</summary>
    public required IReadOnlyList<JobEnd> Failed { get; init; }

    /// <summary>Items without a success since the morning before.</summary>
    public required IReadOnlyList<FleetItem> Stale { get; init; }

    /// <summary>Items whose last backup succeeded after one that had failed since the morning before.</summary>
    public required IReadOnlyList<FleetItem> Recovered { get; init; }

    /// <summary>Vaults that cannot be read.</summary>
    public required IReadOnlyList<FleetVault> Unreadable { get; init; }

    /// <summary>Jobs that succeeded since the morning before.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Key of the message, the same whenever it is sent.</summary>
    public string Key => "digest-" + Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether nothing needs a person.</summary>
    public bool IsGood => Failed.Count == 0 && Stale.Count == 0 && Unreadable.Count == 0;

    /// <summary>One line with the figures.</summary>
    public string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"Backups {Date:yyyy-MM-dd}: {Failed.Count} failed, {Stale.Count} without success, {Recovered.Count} recovered, {Succeeded} succeeded");

    /// <summary>The summary for people.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Section("Failed", Failed, end => EndText.Subject(end) + (end.Outcome == JobOutcome.Failed ? "" : ", outcome unknown")),
        .. Section("Without a success in 24 hours", Stale, item => $"{Item(item)}, last success {Time(item.LastSuccess)}"),
        .. Section("Recovered", Recovered, Item),
        .. Section("Vaults that cannot be read", Unreadable, vault => EndText.OneLine($"{vault.Name}: {vault.Fault}")),
        .. IsGood ? ["Nothing needs a person."] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Section<T>(string title, IReadOnlyList<T> entries, Func<T, string> describe)
    {
        if (entries.Count == 0)
            return [];
        IEnumerable<string> more = entries.Count > MostLines ? [$"  and {entries.Count - MostLines} more"] : [];
        return [$"{title} ({entries.Count}):", .. entries.Take(MostLines).Select(entry => "  " + describe(entry)), .. more];
    }

    private static string Item(FleetItem item) =>
        EndText.OneLine($"{EndText.ShortName(item.Item)} in {FleetNames.OfVault(item.VaultId)}");

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "unknown";
}
