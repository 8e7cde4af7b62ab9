using System.Globalization;
using System.Text;

namespace BackupJobsGen.Json;

/// <summary>RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>Pointer from the root to the node; empty for the root.</summary>
    public static string Of(JsonNode node)
    {
        List<string> tokens = [];
        for (JsonNode at = node; at.Parent is not null; at = at.Parent)
            tokens.Add(at.Name ?? at.Index.ToString(CultureInfo.InvariantCulture));
        StringBuilder pointer = new();
        for (int i = tokens.Count - 1; i >= 0; i--)
            pointer.Append('/').Append(tokens[i].Replace("~", "~0").Replace("/", "~1"));
        return pointer.ToString();
    }

    /// <summary>The node that a pointer leads to; null when there is none.</summary>
    public static JsonNode? Find(JsonNode root, string pointer)
    {
        if (pointer.Length == 0)
            return root;
        if (pointer[0] != '/')
            return null;
        JsonNode? at = root;
        for (int start = 1; at is not null && start <= pointer.Length;)
        {
            int end = pointer.IndexOf('/', start);
            if (end < 0)
                end = pointer.Length;
            string name = pointer.Substring(start, end - start).Replace("~1", "/").Replace("~0", "~");
            at = at.Items.Length == 0 ? at[name] : Item(at, name);
            start = end + 1;
        }

        return at;
    }

    private static JsonNode? Item(JsonNode array, string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < array.Items.Length ? array.Items[i] : null;
}
