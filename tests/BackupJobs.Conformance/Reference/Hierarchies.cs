using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>Finds the schema that a discriminator's value selects, among the named schemas of all loaded files.</summary>
internal sealed class Hierarchies
{
    private readonly SpecFiles _files;
    private readonly Dictionary<string, List<(string Name, Node Schema)>> _children = [];

    public Hierarchies(SpecFiles files, IEnumerable<string> documents)
    {
        _files = files;
        foreach (string document in documents)
        {
            if (files.Open(document) is not { } root)
                continue;
            foreach ((string name, Node schema) in (root["definitions"] ?? root["components"]?["schemas"])?.Members ?? [])
            {
                foreach (Node parent in schema["allOf"]?.Items ?? [])
                    Children(files.Follow(parent).Id).Add((name, schema));
            }
        }
    }

    /// <summary>The schema for a value; null if the document has none.</summary>
    public Node? Select(Node root, string value)
    {
        foreach ((string key, Node target) in root["discriminator"]?["mapping"]?.Members ?? [])
        {
            if (Same(key, value) && target.Value.GetString() is { } reference)
                return _files.Find(
                    root, reference.Contains('#', StringComparison.Ordinal) ? reference : $"#/components/schemas/{reference}");
        }
        foreach (Node variant in (root["oneOf"] ?? root["anyOf"])?.Items ?? [])
        {
            if (variant.Text("$ref") is { } reference && Same(reference[(reference.LastIndexOf('/') + 1)..], value))
                return _files.Follow(variant);
        }
        Queue<Node> open = new([root]);
        HashSet<string> seen = [root.Id];
        while (open.TryDequeue(out Node? parent))
        {
            foreach ((string name, Node schema) in Children(parent.Id))
            {
                if (Same(schema.Text("x-ms-discriminator-value") ?? name, value))
                    return schema;
                if (seen.Add(schema.Id))
                    open.Enqueue(schema);
            }
        }
        return null;
    }

    private static bool Same(string declared, string value) => string.Equals(declared, value, StringComparison.OrdinalIgnoreCase);

    private List<(string Name, Node Schema)> Children(string id)
    {
        if (!_children.TryGetValue(id, out List<(string, Node)>? children))
            _children.Add(id, children = []);
        return children;
    }
}
