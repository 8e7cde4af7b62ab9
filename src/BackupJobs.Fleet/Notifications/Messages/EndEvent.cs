using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Fleet.Notifications;

/// <summary>The CloudEvents event of an end.</summary>
internal static class EndEvent
{
    /// <summary>The event of the stored job; one with fewer members if its vault no longer has the job's details.</summary>
    public static byte[] ToJson(JobEnd end) => EndReport.Of(end) is { } report
        ? OfFleet(JobEndedEvent.Of(report, VaultId.Parse(end.VaultId), end.Ended).ToJson(), end)
        : Short(end);

    // What the fleet knows of a vault, with its id as the API has it.
    private static byte[] OfFleet(byte[] single, JobEnd end)
    {
        JsonObject json = JsonNode.Parse(single)!.AsObject();
        json["source"] = Source(end);
        JsonObject data = json["data"]!.AsObject();
        data["vaultId"] = end.VaultId;
        data["subscription"] = end.Subscription;
        data["tenant"] = end.Tenant;
        data["resourceGroup"] = VaultId.Parse(end.VaultId).ResourceGroup;
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }

    private static string Source(JobEnd end) => string.Join('/', end.VaultId.Split('/').Select(Uri.EscapeDataString));

    // The members of JobEndedEvent that are known without a report.
    private static byte[] Short(JobEnd end) => JsonText.Write(json =>
    {
        json.WriteString("specversion", "1.0");
        json.WriteString("id", end.Key);
        json.WriteString("source", Source(end));
        json.WriteString("type", JobEndedEvent.Type);
        json.WriteString("subject", end.JobId);
        json.WriteString("time", Utc(end.Ended));
        json.WriteString("datacontenttype", "application/json");
        json.WriteStartObject("data");
        json.WriteString("jobId", end.JobId);
        json.WriteString("vaultId", end.VaultId);
        json.WriteString("subscription", end.Subscription);
        json.WriteString("tenant", end.Tenant);
        json.WriteString("resourceGroup", VaultId.Parse(end.VaultId).ResourceGroup);
        if (end.Item is { } item)
            json.WriteString("item", EndText.OneLine(item));
        if (end.Operation is { } operation)
            json.WriteString("operation", EndText.OneLine(operation));
        json.WriteString("outcome", end.Outcome.ToString());
        if (end.Started is { } started)
            json.WriteString("startTime", Utc(started));
        json.WriteString("endTime", Utc(end.Ended));
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A time as events have it.</summary>
    public static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
