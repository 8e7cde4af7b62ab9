using System.Globalization;

namespace BackupJobs.Fleet.Notifications;

/// <summary>The summary of a morning.</summary>
internal sealed record Digest
{
    private const int MostLines = 50;
    private const int LongestLine = 190;

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

    /// <summary>The configured tenants, and how their searches go.</summary>
    public IReadOnlyList<TenantSearch> Tenants { get; init; } = [];

    /// <summary>The tenant of each vault.</summary>
    public IReadOnlyDictionary<string, string> TenantOf { get; init; } = new Dictionary<string, string>();

    /// <summary>Jobs that succeeded since the morning before.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Key of the message, the same whenever it is sent.</summary>
    public string Key => "digest-" + Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether nothing needs a person.</summary>
    public bool IsGood => Failed.Count == 0 && Stale.Count == 0 && NotRead.Length == 0;

    /// <summary>One line with the figures.</summary>
    public string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"Backups {Date:yyyy-MM-dd}: {Failed.Count} failed, {Stale.Count} without success, {Recovered.Count} recovered, {Succeeded} succeeded");

    /// <summary>The summary for people.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Section("Failed", Failed, Job),
        .. Section("Without a success in 24 hours", Stale, item => $"{Item(item)}, last success {Time(item.LastSuccess)}"),
        .. Section("Recovered", Recovered, Item),
        .. Section("Cannot be read", NotRead, entry => $"{Place(entry)}: {entry.Text}"),
        .. IsGood ? ["Nothing needs a person."] : Array.Empty<string>(),
    ];

    private AttentionEntry[] NotRead => [.. Unreadables.Entries(Tenants, Unreadable)];

    private static IEnumerable<string> Section<T>(string title, IReadOnlyList<T> entries, Func<T, string> describe)
    {
        if (entries.Count == 0)
            return [];
        IEnumerable<string> more = entries.Count > MostLines ? [$"  and {entries.Count - MostLines} more"] : [];
        return [$"{title} ({entries.Count}):", .. entries.Take(MostLines).Select(entry => "  " + Short(describe(entry))), .. more];
    }

    private static string Job(JobEnd end)
    {
        string unknown = end.Outcome == JobOutcome.Failed ? "" : ", outcome unknown";
        string error = EndText.Error(end) is { } text ? ": " + text : "";
        return $"{EndText.Subject(end)}{Of(end.Tenant)}{unknown}, {Time(end.Ended)}{error}";
    }

    private string Item(FleetItem item) =>
        $"{EndText.ShortName(item.Item)} in {FleetNames.OfVault(item.VaultId)}{Of(TenantOf.GetValueOrDefault(item.VaultId))}";

    private static string Of(string? tenant) => string.IsNullOrEmpty(tenant) ? "" : $" of {EndText.ShortName(tenant)}";

    private static string Place(AttentionEntry entry)
    {
        string tenant = string.IsNullOrEmpty(entry.Tenant) ? "the default tenant" : $"tenant {EndText.ShortName(entry.Tenant)}";
        return entry.Kind is AttentionKind.Unsearched or AttentionKind.NoVaults ? tenant
            : entry.VaultName is { } vault ? $"{vault} of {tenant}"
            : string.Create(CultureInfo.InvariantCulture, $"{entry.Count} vaults of {tenant}");
    }

    private static string Short(string text)
    {
        string line = EndText.OneLine(text);
        return line.Length <= LongestLine ? line : line[..LongestLine] + "…";
    }

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "unknown";
}
