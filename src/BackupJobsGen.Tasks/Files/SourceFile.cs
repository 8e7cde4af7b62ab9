using BackupJobsGen.Json;
using BackupJobsGen.Sources;
using BackupJobsGen.Yaml;

namespace BackupJobsGen.Files;

/// <summary>Reads a JSON or YAML file; what is wrong with it is a problem, not an exception.</summary>
internal static class SourceFile
{
    /// <summary>The largest published descriptions have about 40 MB.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    private static readonly string[] YamlExtensions = [".yaml", ".yml"];

    public static bool IsYaml(string path) => YamlExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="IOException">The file cannot be read, or is too large.</exception>
    public static string ReadText(string path) =>
        new FileInfo(path).Length <= MaxBytes
            ? File.ReadAllText(path)
            : throw new IOException($"'{path}' is larger than {MaxBytes / (1024 * 1024)} MB.");

    /// <summary>Null where nothing can be read.</summary>
    public static SourceNode? Read(string path, string text, int source, List<SourceProblem> problems)
    {
        if (!IsYaml(path))
            return FromJson(text, source, problems);
        try
        {
            return YamlReader.Read(text, source);
        }
        catch (SourceException error)
        {
            problems.Add(new SourceProblem(Problems.InvalidYaml, error.Origin, error.Message));
            return null;
        }
    }

    private static SourceNode? FromJson(string text, int source, List<SourceProblem> problems)
    {
        ParsedJson json = JsonReader.Read(text);
        foreach (JsonFault fault in json.Faults)
            problems.Add(new SourceProblem(fault.Kind, At(json, fault.Offset, source), fault.Argument));
        return json.Root is null ? null : Node(json.Root, json, source);
    }

    private static SourceNode Node(JsonNode node, ParsedJson json, int source)
    {
        SourceNode result = new(node.Kind, node.Value, At(json, node.Offset, source));
        if (node.Name is not null)
            result.Named(node.Name, At(json, node.NameOffset, source));
        foreach (JsonNode child in node.IsObject ? node.Members : node.Items)
            result.Children.Add(Node(child, json, source));
        return result;
    }

    private static Origin At(ParsedJson json, int offset, int source)
    {
        (int line, int column) = json.Position(offset);
        return new Origin(source, line, column);
    }
}
