using System.Globalization;
using System.Text;

namespace BackupJobsGen.Json;

/// <summary>Writes a tree back as JSON without white space, independent of the document's layout and line ends.</summary>
internal static class JsonWriter
{
    /// <param name="isOmitted">Members that are not written; null: all members are.</param>
    public static string Write(JsonNode node, Func<JsonNode, bool>? isOmitted = null)
    {
        StringBuilder json = new();
        Append(json, node, isOmitted);
        return json.ToString();
    }

    /// <summary>A string as JSON, with its quotes.</summary>
    public static string Quoted(string value)
    {
        StringBuilder json = new();
        AppendString(json, value);
        return json.ToString();
    }

    private static void Append(StringBuilder json, JsonNode node, Func<JsonNode, bool>? isOmitted)
    {
        switch (node.Kind)
        {
            case JsonKind.String:
                AppendString(json, node.Value);
                break;
            case JsonKind.Array:
                AppendChildren(json, '[', node.Items, ']', isOmitted);
                break;
            case JsonKind.Object:
                AppendChildren(json, '{', node.Members, '}', isOmitted);
                break;
            default:
                json.Append(node.Value);
                break;
        }
    }

    private static void AppendChildren(
        StringBuilder json, char open, ReadOnlySpan<JsonNode> children, char close, Func<JsonNode, bool>? isOmitted)
    {
        json.Append(open);
        string separator = "";
        foreach (JsonNode child in children)
        {
            if (isOmitted?.Invoke(child) == true)
                continue;
            json.Append(separator);
            separator = ",";
            if (child.Name is not null)
            {
                AppendString(json, child.Name);
                json.Append(':');
            }

            Append(json, child, isOmitted);
        }

        json.Append(close);
    }

    private static void AppendString(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ')
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        json.Append('"');
    }
}
