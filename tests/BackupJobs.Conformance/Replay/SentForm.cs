using System.Text;
using BackupJobs.Conformance.Reference;

namespace BackupJobs.Conformance.Replay;

/// <summary>Reads names and values of a form and of cookies without the runtime's code.</summary>
internal static class SentForm
{
    /// <returns>Null if the body is not a form.</returns>
    public static List<KeyValuePair<string, string>>? Of(SentRequest sent) => sent.MediaType switch
    {
        "application/x-www-form-urlencoded" => ExpectedRequest.ParseQuery(Encoding.UTF8.GetString(sent.Body)),
        "multipart/form-data" => Parts(Encoding.UTF8.GetString(sent.Body), Attribute(sent.Headers["Content-Type"], "boundary")),
        _ => null,
    };

    public static List<KeyValuePair<string, string>> Cookies(SentRequest sent) =>
        (sent.Headers.GetValueOrDefault("Cookie") ?? "").Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[^1])))
            .ToList();

    private static List<KeyValuePair<string, string>> Parts(string body, string boundary) =>
        ("\r\n" + body).Split("\r\n--" + boundary)
            .Skip(1)
            .Where(part => !part.StartsWith("--", StringComparison.Ordinal) && part.Length > 0)
            .Select(part => part.Split("\r\n\r\n", 2))
            .Select(part => KeyValuePair.Create(Attribute(part[0], "name"), part[^1]))
            .ToList();

    private static string Attribute(string header, string name)
    {
        int start = header.IndexOf(name + "=", StringComparison.Ordinal) + name.Length + 1;
        int end = header.IndexOfAny([';', '\r'], start);
        return header[start..(end < 0 ? header.Length : end)].Trim('"');
    }
}
