using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The names whose values are secrets: of members of JSON, fields of forms and parameters, because the document marks them or because of
/// the name. It finds those values in what was sent and received, so that messages can leave them out.
/// </summary>
internal sealed class SecretMembers(IEnumerable<string> names)
{
    public static readonly SecretMembers None = new([]);

    // Longer names that end with them are those of pages, kinds and places.
    private static readonly string[] WholeNames = ["token", "pin", "authorization", "credential"];

    private static readonly char[] PartsOfName = ['[', ']', '.'];
    private static readonly char[] Delimiters = [',', '|', ';'];

    // Servers are not strict about case either.
    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The secrets in a parameter or a field of a form: its value and the items of a list, or, where it is JSON, those in it.
    /// </summary>
    /// <param name="name">Its name; <c>name[key]</c> is secret where one of its parts is.</param>
    /// <param name="value">The value, not encoded.</param>
    public IEnumerable<string> In(string name, string value) =>
        name.Split(PartsOfName).Any(IsIn) ? [value, .. value.Split(Delimiters)] : In(Encoding.UTF8.GetBytes(value));

    /// <summary>The strings and numbers of secret members, at any depth. What is not JSON has none.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="isSecret">Whether all of it is a secret, whatever its members are named; JSON or not.</param>
    /// <param name="isError">Whether it is an error, whose <c>errors</c> have the names of members before what is wrong with them.</param>
    public IReadOnlyList<string> In(ReadOnlySpan<byte> json, bool isSecret = false, bool isError = false)
    {
        List<string> found = isSecret ? [Encoding.UTF8.GetString(json)] : [];
        Utf8JsonReader reader = new(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1000 }));
        try
        {
            // The depth of the outermost secret member that the reader is in.
            int? secretAt = isSecret ? -1 : null;
            while (reader.Read())
            {
                if (secretAt >= reader.CurrentDepth && reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject)
                    secretAt = null;
                if (isError && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("errors"u8))
                    _ = reader.TrySkip();
                else if (reader.TokenType == JsonTokenType.PropertyName)
                    secretAt ??= IsIn(reader.GetString()!) ? reader.CurrentDepth : null;
                else if (secretAt is not null && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                    found.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // A body that was cut, or that is not JSON from here on: what was found before counts.
        }

        return found;
    }

    private bool IsIn(string name) =>
        _names.Contains(name) || SecretWords.IsIn(name) || WholeNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}
