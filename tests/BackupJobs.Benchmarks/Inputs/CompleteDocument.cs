using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>
/// A Swagger 2.0 document with everything that it refers to in one file. Kiota does not load other files of a document by default,
/// and all generators are to read the same bytes.
/// </summary>
internal sealed class CompleteDocument
{
    private readonly string _file;
    private readonly JsonObject _root;

    private CompleteDocument(string file) => (_file, _root) = (file, Parse(file));

    public static JsonObject Load(string file)
    {
        CompleteDocument document = new(Path.GetFullPath(file));
        document.Complete(document._root, document._file);
        return document._root;
    }

    private static JsonObject Parse(string file) => JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();

    private void Complete(JsonNode? node, string file)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                Complete(item, file);
        }

        if (node is not JsonObject members)
            return;
        // Files of examples, which no generator reads.
        members.Remove("x-ms-examples");
        if (members["$ref"] is { } reference && reference.GetValueKind() == JsonValueKind.String)
            members["$ref"] = Import(reference.GetValue<string>(), file);
        // A copy, because an import adds definitions to the root.
        foreach ((_, JsonNode? member) in members.ToArray())
            Complete(member, file);
    }

    /// <summary>Copies what another file declares.</summary>
    /// <returns>The reference to the copy.</returns>
    private string Import(string reference, string file)
    {
        string[] parts = reference.Split('#');
        string other = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
        if (other == _file)
            return "#" + parts[1];
        if (parts[1].Split('/') is not ["", string section, string name])
            throw new InvalidDataException($"'{reference}' in {file} is not a reference to a definition.");
        string copy = "Common" + name;
        JsonObject declared = (_root[section] ??= new JsonObject()).AsObject();
        if (!declared.ContainsKey(copy))
        {
            declared[copy] = Parse(other)[section]![name]!.DeepClone();
            Complete(declared[copy], other);
        }

        return $"#/{section}/{copy}";
    }
}
