using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace BackupJobs.Cli;

/// <summary>Describes tools to models.</summary>
internal static class McpSchema
{
    /// <param name="name">Name of the tool.</param>
    /// <param name="description">What it does and returns.</param>
    /// <param name="isReadOnly">Whether it changes nothing.</param>
    /// <param name="schema">JSON schema of its arguments.</param>
    public static Tool Tool(string name, string description, bool isReadOnly, string schema) => new()
    {
        Name = name,
        Description = description,
        InputSchema = JsonElement.Parse(schema),
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = isReadOnly,
            // A backup is added, and nothing is deleted.
            DestructiveHint = false,
            IdempotentHint = isReadOnly,
            OpenWorldHint = true,
        },
    };

    public static IReadOnlyList<string> ArgumentsOf(Tool tool) =>
        [.. tool.InputSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
}
