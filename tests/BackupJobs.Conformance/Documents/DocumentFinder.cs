using System.Text.Json;
using System.Text.RegularExpressions;

namespace BackupJobs.Conformance.Documents;

/// <summary>Finds OpenAPI documents below a folder by their content, not by their names.</summary>
internal static class DocumentFinder
{
    /// <param name="include">A glob over the path below <paramref name="folder"/>, or null for every document.</param>
    public static List<string> Find(string folder, string? include)
    {
        Regex? glob = include is null ? null : Glob.ToRegex(include);
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => glob is null || glob.IsMatch(Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(IsDocument)
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>
    /// Whether the root object names a dialect. Nothing after that member is read, so that a document which is broken
    /// further down still counts.
    /// </summary>
    private static bool IsDocument(string file)
    {
        ReadOnlySpan<byte> text = File.ReadAllBytes(file);
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        try
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool dialect = reader.ValueTextEquals("swagger") || reader.ValueTextEquals("openapi");
                reader.Read();
                if (dialect && reader.TokenType == JsonTokenType.String)
                    return reader.GetString() is { } version && (version == "2.0" || version.StartsWith("3.", StringComparison.Ordinal));
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON, or broken before the member that names the dialect.
        }
        return false;
    }
}
