using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>The members that a schema declares, including those of its allOf parents.</summary>
internal sealed class SchemaMembers
{
    public Dictionary<string, Node> Properties { get; } = [];

    public HashSet<string> Required { get; } = [];

    /// <summary>Schema of undeclared members; null if the document has none.</summary>
    public Node? Additional { get; private set; }

    /// <summary>JSON name of the discriminator, and the schema that declares it.</summary>
    public (string Name, Node Root)? Discriminator { get; private set; }

    public static SchemaMembers Of(SpecFiles files, Node schema)
    {
        SchemaMembers members = new();
        members.Add(files, files.Follow(schema), []);
        return members;
    }

    private void Add(SpecFiles files, Node schema, HashSet<string> seen)
    {
        if (!seen.Add(schema.Id))
            return;
        foreach (Node parent in schema["allOf"]?.Items ?? [])
            Add(files, files.Follow(parent), seen);
        foreach ((string name, Node property) in schema["properties"]?.Members ?? [])
            Properties[name] = property;
        foreach (Node name in schema["required"]?.Items ?? [])
        {
            if (name.Value.ValueKind == JsonValueKind.String)
                Required.Add(name.Value.GetString()!);
        }
        if (schema["additionalProperties"] is { IsObject: true } additional)
            Additional = additional;
        if (DiscriminatorName(schema) is { } discriminator)
            Discriminator = (discriminator, schema);
    }

    private static string? DiscriminatorName(Node schema) =>
        schema.Text("discriminator") ?? schema["discriminator"]?.Text("propertyName");
}
