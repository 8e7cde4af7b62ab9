using System.Text.Json;

namespace BackupJobs.Conformance.Documents;

/// <summary>
/// The files below one folder, read with System.Text.Json and without the generator's code: the reference must not share
/// the generator's mistakes.
/// </summary>
internal sealed class SpecFiles(string folder) : IDisposable
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 256
    };

    private readonly string _folder = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
    private readonly Dictionary<string, JsonDocument?> _documents = [];

    /// <summary>The root of a file; null if the file is outside the folder, missing or not JSON.</summary>
    public Node? Open(string file)
    {
        file = Path.GetFullPath(file);
        if (!_documents.TryGetValue(file, out JsonDocument? document))
            _documents.Add(file, document = Read(file));
        return document is null ? null : new Node(file, "", document.RootElement);
    }

    /// <summary>The target of a reference in the file of <paramref name="from"/>; null if there is none.</summary>
    public Node? Find(Node from, string reference)
    {
        int hash = reference.IndexOf('#', StringComparison.Ordinal);
        string path = hash < 0 ? reference : reference[..hash];
        if (path.Contains("://", StringComparison.Ordinal))
            return null;
        string file = path.Length == 0 ? from.File : Path.Combine(Path.GetDirectoryName(from.File)!, Uri.UnescapeDataString(path));
        Node? node = Open(file);
        foreach (string segment in hash < 0 ? [] : reference[(hash + 1)..].Split('/').Skip(1))
            node = node is null
                ? null
                : Step(
                    node,
                    Uri.UnescapeDataString(segment)
                        .Replace("~1", "/", StringComparison.Ordinal)
                        .Replace("~0", "~", StringComparison.Ordinal));
        return node;
    }

    /// <summary>Follows <c>$ref</c> to its final target. A dangling or endless chain ends at the last node that exists.</summary>
    public Node Follow(Node node)
    {
        for (int hops = 0; hops < 32 && node.Text("$ref") is { } reference && Find(node, reference) is { } target; hops++)
            node = target;
        return node;
    }

    /// <summary>The file itself, then all files that it reaches by relative references, except examples.</summary>
    public List<string> Closure(string file)
    {
        List<string> reached = [Path.GetFullPath(file)];
        for (int i = 0; i < reached.Count; i++)
        {
            if (Open(reached[i]) is { } root)
                Collect(root.File, root.Value, reached);
        }
        return reached;
    }

    public void Dispose()
    {
        foreach (JsonDocument? document in _documents.Values)
            document?.Dispose();
    }

    // Over plain elements: a document can have millions of them, and their positions do not matter here.
    private void Collect(string file, JsonElement element, List<string> reached)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
                Collect(file, item, reached);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String)
                Add(file, member.Value.GetString()!, reached);
            else if (member.Name is not ("x-ms-examples" or "example" or "examples"))
                Collect(file, member.Value, reached);
        }
    }

    private void Add(string file, string reference, List<string> reached)
    {
        if (reference is ['#', ..] or "")
            return;
        if (Find(new Node(file, "", default), reference.Split('#')[0]) is { } target && !reached.Contains(target.File))
            reached.Add(target.File);
    }

    private JsonDocument? Read(string file)
    {
        if (!file.StartsWith(_folder, StringComparison.Ordinal) || !File.Exists(file))
            return null;
        try
        {
            using FileStream stream = File.OpenRead(file);
            return JsonDocument.Parse(stream, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Node? Step(Node node, string segment) =>
        node.IsArray && int.TryParse(segment, out int index) ? node.Items.ElementAtOrDefault(index) : node[segment];
}
