using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobsGen.Specs;

/// <summary>Reads and writes lock files. People write them as well, so each mistake is named.</summary>
internal static class LockFormat
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Readable =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] FileMembers = ["path", "url", "sha256", "date", "etag"];

    /// <exception cref="SpecRefreshException">The text is not a valid lock file.</exception>
    public static LockFile Read(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            Members(json.RootElement, "", ["version", "hosts", "documents"]);
            if (!json.RootElement.TryGetProperty("version", out JsonElement version)
                || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != Version)
                throw Invalid($"'version' must be {Version}");
            LockFile file = new(
                [.. List(json.RootElement, "hosts").Select(Host)], [.. List(json.RootElement, "documents").Select(Document)]);
            string[] paths = [.. file.Documents.Select(document => document.File.Path)];
            return paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() == paths.Length
                ? file
                : throw Invalid("two documents have the same path");
        }
        catch (JsonException error)
        {
            throw new SpecRefreshException($"{LockFile.Name} is invalid", Reason(text, error), inner: error);
        }
    }

    // What the JSON reader says is about its own tokens; people look for a line and a column.
    private static string Reason(string text, JsonException error)
    {
        string[] lines = text.Split('\n');
        int line = (int)Math.Min(error.LineNumber ?? 0, lines.Length - 1);
        byte[] before = Encoding.UTF8.GetBytes(lines[line]);
        int column = Encoding.UTF8.GetCharCount(before, 0, (int)Math.Min(error.BytePositionInLine ?? 0, before.Length));
        string rest = string.Join('\n', lines[line..])[column..].TrimStart();
        string what = string.IsNullOrWhiteSpace(text) ? "the file is empty"
            : error.Message.Contains("uplicate", StringComparison.Ordinal) ? "a member occurs twice"
            : error.Message.Contains("depth of", StringComparison.Ordinal) && rest.Length > 0 ? "it is nested too deep"
            : rest.Length == 0 ? "it ends too early; a '}', a ']' or a quotation mark is missing"
            : "the JSON is invalid here; look for a missing comma, brace or quotation mark before it";
        return $"({line + 1},{column + 1}): {what}";
    }

    public static string Write(LockFile file)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("hosts");
            foreach (string host in file.Hosts)
                json.WriteStringValue(host);
            json.WriteEndArray();
            json.WriteStartArray("documents");
            foreach (LockedDocument document in file.Documents)
            {
                json.WriteStartObject();
                WriteFile(json, document.File);
                if (document.References.Count > 0)
                    WriteReferences(json, document.References);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteReferences(Utf8JsonWriter json, IEnumerable<LockedFile> references)
    {
        json.WriteStartArray("references");
        foreach (LockedFile reference in references)
        {
            json.WriteStartObject();
            WriteFile(json, reference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter json, LockedFile file)
    {
        json.WriteString("path", file.Path);
        json.WriteString("url", file.Url.AbsoluteUri);
        if (file.Sha256 is { } hash)
            json.WriteString("sha256", hash);
        if (file.Date is { } date)
            json.WriteString("date", date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (file.ETag is { } tag)
            json.WriteString("etag", tag);
    }

    private static string Host(JsonElement host) =>
        host.ValueKind == JsonValueKind.String && Uri.TryCreate($"https://{host.GetString()}/", UriKind.Absolute, out Uri? url)
        && url.PathAndQuery == "/" && url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? LockFile.HostOf(url)
            : throw Invalid($"'hosts' must be names of hosts, such as \"petstore.example\", but {host.GetRawText()} is not a valid host");

    private static LockedDocument Document(JsonElement document)
    {
        Members(document, "a document", [.. FileMembers, "references"]);
        return new LockedDocument(ReadFile(document), [.. List(document, "references").Select(Reference)]);
    }

    private static LockedFile Reference(JsonElement reference)
    {
        Members(reference, "a reference", FileMembers);
        return ReadFile(reference);
    }

    private static LockedFile ReadFile(JsonElement file)
    {
        string path = Text(file, "path") ?? throw Invalid("a document needs a 'path'");
        if (FileNames.Fault(path) is { } fault)
            throw Invalid($"the path '{path}' {fault}");
        string url = Text(file, "url") ?? throw Invalid($"'{path}' needs a 'url'");
        string? date = Text(file, "date");
        return new LockedFile(path, SpecUrl.Parse(url))
        {
            Sha256 = Text(file, "sha256"),
            ETag = Text(file, "etag"),
            Date = date is null ? null : Moment(date, path),
        };
    }

    private static DateTimeOffset Moment(string date, string path) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset read)
            ? read
            : throw Invalid($"the date '{date}' of '{path}' is not in the form 2026-01-31T12:00:00Z");

    private static JsonElement[] List(JsonElement holder, string name) =>
        !holder.TryGetProperty(name, out JsonElement list) ? []
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()]
        : throw Invalid($"'{name}' must be a list");

    private static string? Text(JsonElement holder, string name) =>
        !holder.TryGetProperty(name, out JsonElement text) ? null
        : text.ValueKind == JsonValueKind.String ? text.GetString()
        : throw Invalid($"'{name}' must be a string");

    private static void Members(JsonElement holder, string what, string[] known)
    {
        if (holder.ValueKind != JsonValueKind.Object)
            throw Invalid($"{(what.Length == 0 ? "it" : what)} must be an object");
        if (holder.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw Invalid($"'{unknown}' is not a member; write one of {string.Join(", ", known)}");
    }

    private static SpecRefreshException Invalid(string why) => new($"{LockFile.Name} is invalid", why);
}
