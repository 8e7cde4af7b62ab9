using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupJobsGen.Json;

namespace BackupJobs.Fleet.Cli;

/// <summary>Finds the first place of a key that an object has more than once: the tree has the last one only.</summary>
internal static class RepeatedKeys
{
    public static string Describe(ParsedJson json, JsonFault repeated) =>
        $"The key '{repeated.Argument}' occurs more than once in this object"
        + (FirstOf(json.Text, repeated.Offset) is { } first
            ? string.Create(CultureInfo.InvariantCulture, $": also in line {json.Position(first).Line + 1}.")
            : ".");

    private static int? FirstOf(string text, int repeated)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(
            bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        Stack<Dictionary<string, int>> open = new();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                    open.Push(new Dictionary<string, int>(StringComparer.Ordinal));
                else if (reader.TokenType == JsonTokenType.EndObject)
                    open.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    int at = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.TokenStartIndex));
                    if (at == repeated)
                        return open.Peek().TryGetValue(name, out int first) ? first : null;
                    open.Peek().TryAdd(name, at);
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Another fault of the file is reported, too.
        }

        return null;
    }
}
