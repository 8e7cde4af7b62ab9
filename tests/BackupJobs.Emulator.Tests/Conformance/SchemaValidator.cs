using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace BackupJobs.Emulator.Tests.Conformance;

/// <summary>Compares JSON with a schema: structure, types, formats, enum values, required members, no additional members.</summary>
internal sealed class SchemaValidator(UpstreamDocument document)
{
    /// <summary>Differences, with their JSON path.</summary>
    public IEnumerable<string> Validate(JsonNode? value, JsonNode schema, string file, string at = "$")
    {
        if (schema["$ref"] is { } reference)
        {
            (JsonNode target, string targetFile) = document.Resolve((string)reference!, file);
            return Validate(value, target, targetFile, at);
        }

        return (string?)schema["type"] switch
        {
            "array" => value is JsonArray array
                ? array.SelectMany((item, i) => Validate(item, schema["items"]!, file, $"{at}[{i}]"))
                : [$"{at} is no array"],
            "string" => String(value, schema, at),
            "integer" => value is JsonValue && value.AsValue().TryGetValue(out int _) ? [] : [$"{at} is no integer"],
            "number" => value?.GetValueKind() == JsonValueKind.Number ? [] : [$"{at} is no number"],
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? [] : [$"{at} is no boolean"],
            _ => value is JsonObject members ? Object(members, schema, file, at) : [$"{at} is no object"],
        };
    }

    private static IEnumerable<string> String(JsonNode? value, JsonNode schema, string at)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
            return [$"{at} is no string"];
        string text = (string)value!;
        if (schema["enum"] is JsonArray values && !values.Any(known => (string?)known == text))
            return [$"{at} is '{text}', no value of the enum"];
        bool fits = (string?)schema["format"] switch
        {
            "date-time" =>
                text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset time) && time.Year > 1,
            "duration" => IsIsoDuration(text),
            _ => true,
        };
        return fits ? [] : [$"{at} is '{text}', no {schema["format"]}"];
    }

    private static bool IsIsoDuration(string text)
    {
        try
        {
            XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private IEnumerable<string> Object(JsonObject value, JsonNode schema, string file, string at)
    {
        Dictionary<string, (JsonNode Schema, string File)> members = [];
        HashSet<string> required = [];
        bool open = false;
        string? unknown = null;
        Collect(Concrete(value, schema, file, ref unknown), file);
        if (unknown is not null)
            return [$"{at} has the unknown discriminator '{unknown}'"];
        JsonNode? extra = schema["additionalProperties"];
        open |= members.Count == 0 && extra is null;
        return
        [
            .. required.Where(name => value[name] is null).Select(name => $"{at} lacks {name}"),
            .. value.SelectMany(member => members.TryGetValue(member.Key, out var known)
                ? Validate(member.Value, known.Schema, known.File, $"{at}.{member.Key}")
                : extra is JsonObject ? Validate(member.Value, extra, file, $"{at}.{member.Key}")
                : open ? [] : [$"{at}.{member.Key} is not in the document"]),
        ];

        void Collect(JsonNode part, string partFile)
        {
            foreach (JsonNode? parent in part["allOf"]?.AsArray() ?? [])
            {
                (JsonNode target, string targetFile) = document.Resolve((string)parent!["$ref"]!, partFile);
                Collect(target, targetFile);
            }

            foreach ((string name, JsonNode? member) in part["properties"]?.AsObject() ?? [])
                members[name] = (member!, partFile);
            required.UnionWith(part["required"]?.AsArray().Select(name => (string)name!) ?? []);
        }
    }

    /// <summary>The schema selected by the discriminator, or the schema itself.</summary>
    private JsonNode Concrete(JsonObject value, JsonNode schema, string file, ref string? unknown)
    {
        if (schema["discriminator"] is not { } discriminator || value[(string)discriminator!] is not { } kind)
            return schema;
        string name = (string)kind!;
        JsonNode? found = document.Definitions(file).FirstOrDefault(definition =>
            ((string?)definition.Value!["x-ms-discriminator-value"] ?? definition.Key) == name).Value;
        if (found is null)
            unknown = name;
        return found ?? schema;
    }
}
