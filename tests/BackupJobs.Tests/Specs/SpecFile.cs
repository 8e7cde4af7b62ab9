using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>A Swagger 2.0 document on disk, read by System.Text.Json alone: these tests judge documents, not our generator.</summary>
internal sealed class SpecFile(string path, JsonObject root)
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "options", "head", "patch"];

    public string Path { get; } = path;

    public JsonObject Root { get; } = root;

    /// <summary>operationId as upstream has it, JSON pointer and node of every operation, in document order.</summary>
    public IEnumerable<(string Id, string Pointer, JsonObject Node)> Operations =>
        from path in Root["paths"]!.AsObject()
        from verb in path.Value!.AsObject()
        where Verbs.Contains(verb.Key)
        select (WireFacts.Upstream((string)verb.Value!["operationId"]!), $"/paths/{JsonPointer.Escape(path.Key)}/{verb.Key}", verb.Value!.AsObject());

    public static SpecFile Load(string path) => new(path, JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>The same document again, to be changed without harm to this one.</summary>
    public SpecFile Copy() => new(Path, Root.DeepClone().AsObject());

    /// <summary>
    /// What a reference in this document means, or null: <c>#/definitions/Job</c> or <c>../file.json#/definitions/Job</c>.
    /// </summary>
    public (SpecFile File, JsonNode Node)? Resolve(string reference)
    {
        string[] parts = reference.Split('#');
        SpecFile? file = parts[0].Length == 0 ? this : Beside(parts[0]);
        return file is not null && JsonPointer.Find(file.Root, parts[1]) is { } node ? (file, node) : null;
    }

    private SpecFile? Beside(string relative)
    {
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, relative));
        return File.Exists(path) ? Load(path) : null;
    }
}
