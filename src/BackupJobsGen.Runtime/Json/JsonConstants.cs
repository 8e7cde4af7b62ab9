using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Members that have one of certain values in every value of a type: an object with another value is not of the type.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A table that only generated code uses.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonConstants
{
    private readonly ILookup<string, string> _values;

    /// <summary>Creates the table.</summary>
    /// <param name="members">JSON name and value as JSON; a member with several values occurs several times.</param>
    public JsonConstants(params (string Name, string Json)[] members) =>
        _values = members.ToLookup(member => member.Name, member => member.Json, StringComparer.Ordinal);

    /// <summary>
    /// Whether an object, or each object of a list, has none of the members, or the values that are allowed. Strings are compared
    /// without case, as enums are.
    /// </summary>
    /// <param name="reader">At the start of the value; a copy, so that the caller's reader stays there.</param>
    public bool Allow(JsonTokenReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return AllowItems(reader);
        if (reader.TokenType != JsonTokenType.StartObject)
            return true;
        while (JsonObjects.NextMember(ref reader))
        {
            string name = JsonToken.Name(in reader);
            reader.Read();
            if (_values.Contains(name) && !IsOneOf(in reader, _values[name]))
                return false;
            reader.Skip();
        }

        return true;
    }

    private bool AllowItems(JsonTokenReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Allow(reader))
                return false;
            reader.Skip();
        }

        return true;
    }

    // The JSON of a constant was written by the generator: strings are quoted with the fewest escapes.
    private static bool IsOneOf(in JsonTokenReader reader, IEnumerable<string> allowed)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when JsonToken.TryGetString(in reader, null, out string? text):
                return allowed.Any(json => json[0] == '"' && string.Equals(Content(json), text, StringComparison.OrdinalIgnoreCase));
            case JsonTokenType.Number:
                string number = Encoding.UTF8.GetString(reader.Text);
                return allowed.Any(json => json == number || (Number(json) is { } constant && constant == Number(number)));
            case JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null:
                return allowed.Contains(
                    reader.TokenType switch { JsonTokenType.True => "true", JsonTokenType.False => "false", _ => "null" });
            default:
                return false;
        }
    }

    private static string? Content(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetString();
    }

    private static double? Number(string json) =>
        double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
