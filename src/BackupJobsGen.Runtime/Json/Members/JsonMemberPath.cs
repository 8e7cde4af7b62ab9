using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Finds a single value in a body by the name of its member; a name with dots is a path into nested objects.</summary>
internal static class JsonMemberPath
{
    /// <summary>The value as a string, whatever its type; null where it is absent, null, an object or a list.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static string? Find(ReadOnlySpan<byte> body, string path)
    {
        JsonTokenReader reader = new(body);
        reader.Read();
        return Find(ref reader, path);
    }

    private static string? Find(ref JsonTokenReader reader, string path)
    {
        string? found = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (JsonObjects.NextMember(ref reader))
        {
            string name = JsonToken.Name(in reader);
            reader.Read();
            JsonTokenReader value = reader;
            if (name == path)
                found = Text(in value);
            else if (Below(path, name) is { } rest)
                found = Find(ref value, rest) ?? found;
            reader.Skip();
        }

        return found;
    }

    /// <summary>The rest of a path below a member; null where the path does not lead through it.</summary>
    public static string? Below(string? path, string name) =>
        path is not null && path.Length > name.Length && path[name.Length] == '.' && path.StartsWith(name, StringComparison.Ordinal)
            ? path[(name.Length + 1)..]
            : null;

    private static string? Text(in JsonTokenReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonToken.Name(in reader),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.Text),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };
}
