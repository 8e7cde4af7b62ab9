using System.Text.Json;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>Writes a comparison as JSON.</summary>
internal static class SpecJson
{
    public static void Write(TextWriter text, SpecReport report) => JobsJson.Write(text, json => Write(json, report));

    public static void Write(Utf8JsonWriter json, SpecReport report)
    {
        json.WriteStartObject();
        json.WriteString("client", report.Diff.Old.Name);
        WriteSide(json, "old", report.OldPath, report.Diff.Old);
        WriteSide(json, "new", report.NewPath, report.Diff.New);
        WriteSummary(json, report);
        json.WriteStartArray("changes");
        foreach (SpecChange change in report.Changes)
            WriteChange(json, change);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, string path, SpecClient client)
    {
        json.WriteStartObject(name);
        json.WriteString("path", path);
        json.WriteNumber("operations", client.Operations.Count);
        json.WriteNumber("types", client.Types.Count);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, SpecReport report)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("breaking", report.BreakingChanges.Count());
        json.WriteNumber("compatible", report.CompatibleChanges.Count());
        foreach (Breaks way in SpecReport.Ways)
            json.WriteNumber(SpecReport.Word(way), report.Diff.Count(way));
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, SpecChange change)
    {
        json.WriteStartObject();
        json.WriteString("change", SpecReport.Word(change.Kind));
        json.WriteString("subject", SpecReport.Word(change.Subject));
        json.WriteString("name", change.Name);
        json.WriteString("document", change.Wire);
        json.WriteStartArray("breaks");
        foreach (string way in SpecReport.Words(change.Breaks))
            json.WriteStringValue(way);
        json.WriteEndArray();
        WriteOptional(json, "old", change.Old);
        WriteOptional(json, "new", change.New);
        WriteOptional(json, "note", change.Note);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
