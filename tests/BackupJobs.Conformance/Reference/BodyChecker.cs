using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>Checks a JSON value against its schema.</summary>
/// <param name="request">Whether it is a request: readOnly members are not sent, and not required.</param>
internal sealed class BodyChecker(SpecFiles files, Hierarchies hierarchies, bool request)
{
    public BodyFacts Check(Node schema, JsonElement value, string pointer = "")
    {
        BodyFacts facts = new();
        Node resolved = files.Follow(schema);
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!IsNullable(schema) && !IsNullable(resolved) && TypeOf(resolved) is not null)
                facts.Contradictions.Add(new Contradiction(pointer, "null, which the document does not allow"));
        }
        else if ((resolved["oneOf"] ?? resolved["anyOf"]) is { IsArray: true } variants
            && SchemaMembers.Of(files, resolved).Discriminator is null)
            facts.Add(Variants(variants, value, pointer));
        else
            CheckType(resolved, value, pointer, facts);
        return facts;
    }

    private BodyFacts Variants(Node variants, JsonElement value, string pointer)
    {
        List<BodyFacts> all = variants.Items.Select(variant => Check(variant, value, pointer)).ToList();
        return all.Find(facts => facts.Fits) ?? all.FirstOrDefault() ?? new BodyFacts();
    }

    private void CheckType(Node schema, JsonElement value, string pointer, BodyFacts facts)
    {
        string? type = TypeOf(schema);
        if (type is null)
            return;
        string? fault = type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object ? null : "object expected",
            "array" => value.ValueKind == JsonValueKind.Array ? null : "array expected",
            _ => ScalarFormats.Fault(type, schema.Text("format"), value),
        };
        if (fault is null && type is "string" or "integer" or "number")
            fault = EnumFault(schema, value);
        if (fault is not null)
            facts.Contradictions.Add(new Contradiction(pointer, $"{fault}, found {Shorten(value)}"));
        else if (type == "object")
            CheckMembers(schema, value, pointer, facts);
        else if (type == "array" && schema["items"] is { } item)
        {
            foreach ((int index, JsonElement element) in value.EnumerateArray().Index())
                facts.Add(Check(item, element, $"{pointer}/{index}"));
        }
    }

    private void CheckMembers(Node schema, JsonElement value, string pointer, BodyFacts facts)
    {
        SchemaMembers members = SchemaMembers.Of(files, schema);
        bool unknown = false;
        if (members.Discriminator is ({ } name, { } root)
            && value.TryGetProperty(name, out JsonElement kind)
            && kind.ValueKind == JsonValueKind.String)
        {
            Node? selected = hierarchies.Select(root, kind.GetString()!);
            unknown = selected is null;
            members = selected is null ? members : SchemaMembers.Of(files, selected);
        }
        foreach (string required in members.Required)
        {
            bool sent = !request || !IsReadOnly(files, members.Properties.GetValueOrDefault(required));
            if (sent && !value.TryGetProperty(required, out _))
                facts.Contradictions.Add(new Contradiction($"{pointer}/{Node.Escape(required)}", "required, but missing"));
        }
        // The keys of a map are data, not typed members.
        bool isMap = members.Properties.Count == 0 && schema["allOf"] is null;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            string at = $"{pointer}/{Node.Escape(member.Name)}";
            if (!members.Properties.TryGetValue(member.Name, out Node? property))
            {
                if (members.Additional is not null)
                    facts.Add(Check(members.Additional, member.Value, at));
                facts.Loose.Add(member.Name);
                continue;
            }
            if (IsReadOnly(files, property))
                facts.ReadOnly.Add(at);
            BodyFacts child = Check(property, member.Value, at);
            if (!child.Fits || unknown || isMap || member.Value.ValueKind == JsonValueKind.Null || ScalarFormats.IsAbsent(member.Value))
                facts.Loose.Add(member.Name);
            facts.Add(child);
        }
    }

    private static string? EnumFault(Node schema, JsonElement value)
    {
        if (schema["enum"] is not { IsArray: true } values || schema["x-ms-enum"]?.Flag("modelAsString") == true)
            return null;
        return values.Items.Any(known => SameText(known.Value, value)) ? null : "one of the enum's values expected";
    }

    private static bool SameText(JsonElement known, JsonElement value) =>
        string.Equals(known.ToString(), value.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the member is not sent.</summary>
    public static bool IsReadOnly(SpecFiles files, Node? property) =>
        property is not null && (Marked(property) || Marked(files.Follow(property)));

    private static bool Marked(Node property)
    {
        if (property.Flag("readOnly"))
            return true;
        return property["x-ms-mutability"] is { IsArray: true } mutability
            && !mutability.Items.Any(item => item.Value.ValueEquals("create") || item.Value.ValueEquals("update"));
    }

    private static bool IsNullable(Node schema) =>
        schema.Flag("x-nullable") || schema.Flag("nullable") || schema.Text("type") == "null"
        || schema["type"]?.Items.Any(item => item.Value.ValueEquals("null")) == true
        || schema["enum"]?.Items.Any(item => item.Value.ValueKind == JsonValueKind.Null) == true
        || (schema["oneOf"] ?? schema["anyOf"])?.Items.Any(IsNullable) == true;

    private string? TypeOf(Node schema, int depth = 0)
    {
        if (schema["type"] is { IsArray: true } types)
        {
            List<string?> named = types.Items.Select(item => item.Value.GetString()).Where(name => name != "null").ToList();
            return named.Count == 1 ? named[0] : null;
        }
        if (schema.Text("type") is { } type)
            return type;
        if (schema["discriminator"] is not null || schema["properties"] is not null || schema["additionalProperties"] is { IsObject: true })
            return "object";
        if (schema["items"] is not null)
            return "array";
        // Some documents have schemas that are their own parents.
        return depth > 32
            ? null
            : schema["allOf"]?.Items.Select(parent => TypeOf(files.Follow(parent), depth + 1)).FirstOrDefault(found => found is not null);
    }

    private static string Shorten(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
