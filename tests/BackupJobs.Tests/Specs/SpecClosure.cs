using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>
/// What a set of operations needs: everything that they refer to, directly or not. Of a discriminated schema that means
/// its subtypes too, since any of them may arrive where the root is named.
/// </summary>
internal sealed class SpecClosure
{
    private readonly SortedDictionary<string, JsonNode> _needed = new(StringComparer.Ordinal);
    private readonly Queue<(SpecFile File, string Reference)> _open = new();

    private readonly SpecFile _root;

    private SpecClosure(SpecFile file, IEnumerable<string> operationIds, IEnumerable<string> references)
    {
        _root = file;
        foreach (string reference in references)
            _open.Enqueue((file, reference));
        foreach ((string id, _, JsonObject node) in file.Operations)
        {
            if (operationIds.Contains(id))
                FollowAll(file, node);
        }

        while (_open.TryDequeue(out (SpecFile File, string Reference) next))
            Visit(next.File, next.Reference);
    }

    /// <summary>
    /// Node by JSON pointer, such as <c>/definitions/Job</c>; what lies in another file has a pointer that starts the same way.
    /// </summary>
    /// <param name="file">The document.</param>
    /// <param name="operationIds">The operations.</param>
    /// <param name="references">What is needed besides.</param>
    public static IReadOnlyDictionary<string, JsonNode> Of(
        SpecFile file, IEnumerable<string> operationIds, params IEnumerable<string> references) =>
        new SpecClosure(file, operationIds, references)._needed;

    /// <summary>Every reference in a node, x-ms-odata included. Examples are not part of the interface.</summary>
    public static IEnumerable<string> ReferencesIn(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(ReferencesIn),
        JsonObject map => map.Where(member => member.Key != "x-ms-examples").SelectMany(member =>
            member.Key is "$ref" or "x-ms-odata" && member.Value is JsonValue text ? [(string)text!] : ReferencesIn(member.Value)),
        _ => [],
    };

    private void FollowAll(SpecFile file, JsonNode node)
    {
        foreach (string reference in ReferencesIn(node))
            _open.Enqueue((file, reference));
    }

    private void Visit(SpecFile from, string reference)
    {
        (SpecFile file, JsonNode node) = from.Resolve(reference)
            ?? throw new InvalidOperationException($"{from.Path}: {reference} leads nowhere.");
        string pointer = reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..];
        // A shared type may have the name of one in the document itself.
        if (file.Path != _root.Path && JsonPointer.Find(_root.Root, pointer) is not null)
            pointer += " (shared)";
        if (_needed.TryGetValue(pointer, out JsonNode? known))
        {
            if (!JsonNode.DeepEquals(known, node))
                throw new InvalidOperationException($"{from.Path}: two files differ in {pointer}.");
            return;
        }

        _needed.Add(pointer, node);
        FollowAll(file, node);
        if (!IsDiscriminated(file, node))
            return;
        foreach ((string name, JsonNode? schema) in file.Root["definitions"]!.AsObject())
        {
            if (Parents(schema!).Contains("#" + pointer))
                _open.Enqueue((file, "#/definitions/" + JsonPointer.Escape(name)));
        }
    }

    private static IEnumerable<string> Parents(JsonNode schema) =>
        from parent in schema["allOf"]?.AsArray() ?? []
        where parent!["$ref"] is not null
        select (string)parent["$ref"]!;

    private static bool IsDiscriminated(SpecFile file, JsonNode schema) =>
        schema["discriminator"] is not null ||
        Parents(schema).Any(parent => file.Resolve(parent) is { } found && IsDiscriminated(found.File, found.Node));
}
