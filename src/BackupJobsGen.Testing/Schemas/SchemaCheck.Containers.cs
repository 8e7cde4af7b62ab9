using System.Text.Json;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Testing.Schemas;

internal sealed partial class SchemaCheck
{
    private void CheckObject(JsonElement value, DocumentNode node, string path, int depth)
    {
        CheckCount(value.EnumerateObject().Count(), node, "minProperties", "maxProperties", "member", path);
        foreach (DocumentNode name in Items(node, "required"))
        {
            if (name.Json.IsString && !value.TryGetProperty(name.Json.Value, out _) && IsExpected(node, name.Json.Value))
                Report(Member(path, name.Json.Value), "is missing", name);
        }

        // Within a member, the schemas around this object mean nothing.
        HashSet<string>? siblings = _siblings;
        _siblings = null;
        foreach (JsonProperty member in value.EnumerateObject())
            CheckMember(member, node, siblings, path, depth);
        _siblings = siblings;
        if (node["dependentRequired"] is not { } dependent)
            return;
        foreach (JsonNode rule in dependent.Json.Members)
        {
            if (!value.TryGetProperty(rule.Name!, out _))
                continue;
            foreach (DocumentNode other in Items(dependent, rule.Name!).Where(other => !value.TryGetProperty(other.Json.Value, out _)))
                Report(Member(path, other.Json.Value), $"is missing; it is required with '{rule.Name}'", other);
        }
    }

    private void CheckMember(JsonProperty member, DocumentNode node, HashSet<string>? siblings, string path, int depth)
    {
        string place = Member(path, member.Name);
        if (node["propertyNames"] is { } names)
        {
            using JsonDocument name = JsonDocument.Parse(JsonWriter.Quoted(member.Name));
            Check(name.RootElement, names, place, depth + 1, chooses: true);
        }

        bool isDeclared = false;
        if (node["properties"]?[member.Name] is { } property)
        {
            isDeclared = true;
            if (WrongWay(property) is { } rule && Discriminators.NameOf(node) != member.Name)
                Report(
                    place, direction == Direction.Request ? "is read-only and cannot be sent" : "is write-only and is never returned",
                    rule);
            Check(member.Value, property, place, depth + 1, chooses: true);
        }

        foreach (JsonNode pattern in node["patternProperties"] is { } patterns ? patterns.Json.Members : default)
        {
            if (Patterns.IsMatch(pattern.Name!, member.Name) != true)
                continue;
            isDeclared = true;
            Check(member.Value, node["patternProperties"]!.With(pattern), place, depth + 1, chooses: true);
        }

        if (isDeclared || siblings?.Contains(member.Name) == true || node["additionalProperties"] is not { } additional)
            return;
        if (additional.Json.Kind == JsonKind.False)
            Report(place, "is not declared", additional);
        else if (additional.Json.IsObject)
            Check(member.Value, additional, place, depth + 1, chooses: true);
    }

    // A required member that only the other side sends is not required of this one.
    private bool IsExpected(DocumentNode node, string name) =>
        node["properties"]?[name] is not { } property || WrongWay(property) is null;

    private DocumentNode? WrongWay(DocumentNode property)
    {
        string keyword = direction == Direction.Request ? "readOnly" : "writeOnly";
        return document.Follow(property)[keyword] is { Json.IsTrue: true } rule ? rule : null;
    }

    private void CheckArray(JsonElement value, DocumentNode node, string path, int depth)
    {
        int count = value.GetArrayLength();
        CheckCount(count, node, "minItems", "maxItems", "item", path);
        DocumentNode[] first = [.. Items(node, "prefixItems")];
        DocumentNode? rest = node["items"];
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            DocumentNode? schema = index < first.Length ? first[index] : rest;
            if (schema is { Json.Kind: JsonKind.Object or JsonKind.False })
                Check(item, schema, $"{path}[{index}]", depth + 1, chooses: true);
            index++;
        }

        if (node["uniqueItems"] is { Json.IsTrue: true } unique && HasDuplicates(value))
            Report(path, "contains a value twice", unique);
        if (node["contains"] is { } contained)
            CheckContained(value, node, contained, path, depth);
    }

    private void CheckContained(JsonElement value, DocumentNode node, DocumentNode contained, string path, int depth)
    {
        int count = value.EnumerateArray().Count(item => Faults(item, contained, path, depth).Count == 0);
        if (count < (ScalarValues.Number(node["minContains"]) ?? 1))
            Report(path, count == 0 ? "contains no item that matches the schema of contains" : Expected("least", "minContains"), contained);
        if (count > ScalarValues.Number(node["maxContains"]))
            Report(path, Expected("most", "maxContains"), contained);

        string Expected(string limit, string keyword) =>
            $"contains {count} items that match the schema of contains; at {limit} {node[keyword]!.Json.Value} expected";
    }

    private static bool HasDuplicates(JsonElement array)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return array.EnumerateArray().Any(item => !seen.Add(JsonEquality.Canonical(item)));
    }

    private void CheckCount(int count, DocumentNode node, string least, string most, string thing, string path)
    {
        if (ScalarValues.Number(node[least]) is { } min && count < min)
            Report(path, $"has {Counted(count, thing)}; at least {min} expected", node[least]!);
        if (ScalarValues.Number(node[most]) is { } max && count > max)
            Report(path, $"has {Counted(count, thing)}; at most {max} expected", node[most]!);
    }

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
