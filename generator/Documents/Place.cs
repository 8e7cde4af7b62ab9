using System.Text;
using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>A node and the document that it stands in.</summary>
internal sealed record Place(OpenApiDocument Document, JsonNode Node)
{
    /// <summary>Path of the document, #, and the canonical JSON pointer: the same text however the node was referred to.</summary>
    public string Id => Document.Path + "#" + JsonPointer.Of(Node);

    /// <summary>The node's reference to another one; null when it has none.</summary>
    public string? Reference => Node["$ref"] is { IsString: true } reference ? reference.Text : null;

    public Place? this[string name] => Node[name] is { } member ? new Place(Document, member) : null;

    public Place With(JsonNode node) => new(Document, node);
}

/// <summary>RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>Pointer from the root to the node; empty for the root.</summary>
    public static string Of(JsonNode node)
    {
        List<string> tokens = [];
        for (JsonNode at = node; at.Parent is not null; at = at.Parent)
            tokens.Add(at.Name ?? at.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
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
        foreach (string token in pointer.Substring(1).Split('/'))
        {
            string name = token.Replace("~1", "/").Replace("~0", "~");
            at = at.Items.Length == 0 ? at[name] : Item(at, name);
            if (at is null)
                return null;
        }

        return at;
    }

    private static JsonNode? Item(JsonNode array, string index) =>
        int.TryParse(index, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int i)
        && i < array.Items.Length ? array.Items[i] : null;
}
