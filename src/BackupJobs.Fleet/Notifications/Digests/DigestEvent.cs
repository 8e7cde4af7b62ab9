namespace BackupJobs.Fleet.Notifications;

/// <summary>The summary of a morning as a CloudEvents event.</summary>
internal static class DigestEvent
{
    private const string Type = "backupjobs.digest";

    public static byte[] ToJson(Digest digest) => JsonText.Write(json =>
    {
        json.WriteString("specversion", "1.0");
        json.WriteString("id", digest.Key);
        json.WriteString("source", "/backup-jobs-fleet");
        json.WriteString("type", Type);
        json.WriteString("time", EndEvent.Utc(digest.At));
        json.WriteString("datacontenttype", "application/json");
        json.WriteStartObject("data");
        json.WriteNumber("failed", digest.Failed.Count);
        json.WriteNumber("withoutSuccess", digest.Stale.Count);
        json.WriteNumber("recovered", digest.Recovered.Count);
        json.WriteNumber("succeeded", digest.Succeeded);
        json.WriteStartArray("lines");
        foreach (string line in digest.Lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
