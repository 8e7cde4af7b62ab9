using System.Globalization;
using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>RFC 6901.</summary>
internal static class JsonPointer
{
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static JsonNode? Find(JsonNode root, string pointer)
    {
        JsonNode? node = root;
        foreach (string name in Names(pointer))
        {
            node = node switch
            {
                JsonObject map => map[name],
                JsonArray list => list[int.Parse(name, CultureInfo.InvariantCulture)],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>Puts JSON text where the pointer points, or takes away what is there when the text is null.</summary>
    public static void Set(JsonNode root, string pointer, string? json)
    {
        int last = pointer.LastIndexOf('/');
        JsonNode parent = Find(root, pointer[..last]) ?? throw new ArgumentException($"Nothing is at {pointer[..last]}.", nameof(pointer));
        string name = Names(pointer[last..]).Single();
        if (parent is JsonArray list)
        {
            int index = int.Parse(name, CultureInfo.InvariantCulture);
            if (json is null)
                list.RemoveAt(index);
            else
                list[index] = JsonNode.Parse(json);
        }
        else if (json is not null)
        {
            parent[name] = JsonNode.Parse(json);
        }
        else if (!parent.AsObject().Remove(name))
        {
            throw new ArgumentException($"Nothing is at {pointer}.", nameof(pointer));
        }
    }

    private static IEnumerable<string> Names(string pointer) =>
        from name in pointer.Split('/').Skip(1)
        select name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
