using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobs.Conformance.Report;

internal static class JsonReport
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web);

    private static readonly JsonSerializerOptions File = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, List<DocumentResult> results)
    {
        using FileStream stream = System.IO.File.Create(path);
        JsonSerializer.Serialize(stream, results, File);
    }

    /// <summary>One result on one line, as a worker sends it to the runner.</summary>
    public static string ToLine(DocumentResult result) => JsonSerializer.Serialize(result, Line);

    public static DocumentResult FromLine(string line) => JsonSerializer.Deserialize<DocumentResult>(line, Line)!;
}
