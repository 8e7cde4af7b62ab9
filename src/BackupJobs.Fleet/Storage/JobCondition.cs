using System.Globalization;

namespace BackupJobs.Fleet;

/// <summary>A filter of ended jobs as a condition. Pages follow each other by the last row, so that new ends do not shift them.</summary>
internal sealed class JobCondition
{
    private readonly List<string> _conditions = ["1 = 1"];
    private readonly List<(string Name, object? Value)> _values = [];

    public JobCondition(FleetJobFilter filter)
    {
        if (filter.Outcomes.Count > 0)
            _conditions.Add($"h.outcome in ({string.Join(',', filter.Outcomes.Where(Enum.IsDefined).Select(outcome => $"'{outcome}'"))})");
        Add("h.subscription = @subscription", "subscription", filter.Subscription?.ToLowerInvariant());
        Add("lower(h.tenant) = @tenant", "tenant", filter.Tenant?.ToLowerInvariant());
        Add("h.vault = @vault", "vault", filter.VaultId?.TrimEnd('/').ToLowerInvariant());
        Add("lower(h.item) = @item", "item", filter.Item?.ToLowerInvariant());
        Add("lower(h.operation) = @operation", "operation", filter.Operation?.ToLowerInvariant());
        Add("h.ended >= @since", "since", filter.Since?.Milliseconds());
        Add("h.ended < @until", "until", filter.Until?.Milliseconds());
        Add(
            @"(lower(h.item) like @text escape '\' or lower(h.job) like @text escape '\' or h.vault like @text escape '\')", "text",
            string.IsNullOrEmpty(filter.Text) ? null : $"%{Escape(filter.Text.ToLowerInvariant())}%");
        if (filter.Page is null)
            return;
        string[] parts = filter.Page.Split('.');
        if (parts.Length != 2 || !TryParse(parts[0], out long ended) || !TryParse(parts[1], out long seq))
            throw new ArgumentException("The page is not the Next of an earlier page.", nameof(filter));
        _conditions.Add("(h.ended < @page_ended or (h.ended = @page_ended and h.seq < @page_seq))");
        _values.AddRange([("page_ended", ended), ("page_seq", seq)]);
    }

    public string Where => string.Join(" and ", _conditions);

    public IReadOnlyList<(string Name, object? Value)> Values => _values;

    public static string PageAfter(DateTimeOffset ended, long seq) =>
        string.Create(CultureInfo.InvariantCulture, $"{ended.Milliseconds()}.{seq}");

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);

    private void Add(string condition, string name, object? value)
    {
        if (value is null)
            return;
        _conditions.Add(condition);
        _values.Add((name, value));
    }
}
