using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BackupJobs.Fleet.Notifications;

/// <summary>
/// An event of PagerDuty: a job that did not succeed triggers the alert of its item, and a later success resolves it.
/// </summary>
/// <remarks>Source: PagerDuty's reference of the Events API v2.</remarks>
internal static class PagerDutyEvent
{
    public static Uri Address { get; } = new("https://events.pagerduty.com/v2/enqueue");

    public static byte[] Of(JobEnd end, string routingKey, Uri? page) => JsonText.Write(json =>
    {
        json.WriteString("routing_key", routingKey);
        json.WriteString("event_action", end.Outcome == JobOutcome.Completed ? "resolve" : "trigger");
        json.WriteString("dedup_key", AlertOf(end));
        json.WriteString("client", "backup-jobs-fleet");
        if (EndText.Link(end, page) is { } link)
            json.WriteString("client_url", link);
        json.WriteStartObject("payload");
        json.WriteString("summary", EndText.Title(end));
        json.WriteString("source", end.VaultId);
        json.WriteString("severity", Severity(end.Outcome));
        json.WriteString("timestamp", end.Ended.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteString("component", EndText.OneLine(end.Item ?? end.JobId));
        json.WriteString("group", end.Subscription);
        json.WriteString("class", EndText.OneLine(end.Operation ?? "job"));
        json.WriteStartObject("custom_details");
        json.WriteString("key", end.Key);
        foreach ((string label, string value) in EndText.Facts(end, page))
            json.WriteString(label, value);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    // One alert for each item and operation, however often it fails.
    private static string AlertOf(JobEnd end)
    {
        string text = end.Item is null ? end.Key : $"{end.VaultId}\n{end.ItemId ?? end.Item}\n{end.Operation}".ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Severity(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Failed => "error",
        JobOutcome.Completed => "info",
        _ => "warning",
    };
}
