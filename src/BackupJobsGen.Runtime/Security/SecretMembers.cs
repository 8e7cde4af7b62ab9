using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The names whose values a document marks as secret: of members of JSON, fields of forms and parameters. It finds those values in what
/// was sent and received, so that messages can leave them out.
/// </summary>
internal sealed class SecretMembers(IEnumerable<string> names)
{
    public static readonly SecretMembers None = new([]);

    private static readonly char[] PartsOfName = ['[', ']', '.'];
    private static readonly char[] Delimiters = [',', '|', ';'];

    // Servers are not strict about case either.
    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _names.Count == 0;

    /// <summary>
    /// The secrets in a parameter or a field of a form: its value and the items of a list, or, where it is JSON, those in it.
    /// </summary>
    /// <param name="name">Its name; <c>name[key]</c> is secret where one of its parts is.</param>
    /// <param name="value">The value, not encoded.</param>
    public IEnumerable<string> In(string name, string value) =>
        name.Split(PartsOfName).Any(_names.Contains) ? [value, .. value.Split(Delimiters)] : In(Encoding.UTF8.GetBytes(value));

    /// <summary>The strings and numbers of secret members, at any depth. What is not JSON has none.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="isSecret">Whether all of it is a secret, whatever its members are named; JSON or not.</param>
    public IReadOnlyList<string> In(ReadOnlySpan<byte> json, bool isSecret = false)
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
                if (reader.TokenType == JsonTokenType.PropertyName)
                    secretAt ??= _names.Contains(reader.GetString()!) ? reader.CurrentDepth : null;
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
}
