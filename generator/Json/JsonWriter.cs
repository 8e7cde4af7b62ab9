using System.Globalization;
using System.Text;

namespace BackupJobsGen.Json;

/// <summary>Writes a tree back as JSON without white space, whatever the document's own layout and line ends.</summary>
internal static class JsonWriter
{
    /// <param name="isLeftOut">Members that are not written; null: all are.</param>
    public static string Write(JsonNode node, Func<JsonNode, bool>? isLeftOut = null)
    {
        StringBuilder json = new();
        Append(json, node, isLeftOut);
        return json.ToString();
    }

    /// <summary>A string as JSON, with its quotes.</summary>
    public static string Quoted(string value)
    {
        StringBuilder json = new();
        AppendString(json, value);
        return json.ToString();
    }

    private static void Append(StringBuilder json, JsonNode node, Func<JsonNode, bool>? isLeftOut)
    {
        switch (node.Kind)
        {
            case JsonKind.String:
                AppendString(json, node.Text);
                break;
            case JsonKind.Array:
                AppendChildren(json, '[', node.Items, ']', isLeftOut);
                break;
            case JsonKind.Object:
                AppendChildren(json, '{', node.Members, '}', isLeftOut);
                break;
            default:
                json.Append(node.Text);
                break;
        }
    }

    private static void AppendChildren(StringBuilder json, char open, ReadOnlySpan<JsonNode> children, char close, Func<JsonNode, bool>? isLeftOut)
    {
        json.Append(open);
        string separator = "";
        foreach (JsonNode child in children)
        {
            if (isLeftOut?.Invoke(child) == true)
                continue;
            json.Append(separator);
            separator = ",";
            if (child.Name is not null)
            {
                AppendString(json, child.Name);
                json.Append(':');
            }

            Append(json, child, isLeftOut);
        }

        json.Append(close);
    }

    private static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
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
