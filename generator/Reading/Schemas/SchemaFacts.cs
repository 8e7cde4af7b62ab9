using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Facts that depend on the node of a schema only.</summary>
internal static class SchemaFacts
{
    /// <summary>Whether the schema has a name of its own: an entry of definitions, components/schemas or $defs, or a whole file.</summary>
    public static bool IsDefinition(JsonNode schema)
    {
        JsonNode? container = schema.Parent;
        if (container is null)
            return true;
        return container.Name switch
        {
            "definitions" => container.Parent!.Parent is null,
            "schemas" => container.Parent is { Name: "components", Parent.Parent: null },
            "$defs" => container.Parent!.Name != "properties",
            _ => false,
        };
    }

    private static readonly string[] Deciding =
    [
        "$ref", "type", "format", "enum", "const", "items", "properties", "additionalProperties", "allOf", "oneOf", "anyOf",
    ];

    /// <summary>
    /// A schema that has a reference and also structure of its own: the reference then counts as one more entry of allOf.
    /// </summary>
    public static bool HasStructure(JsonNode schema) =>
        schema["properties"] is { IsObject: true } || schema["allOf"] is { Kind: JsonKind.Array };

    /// <summary>Whether a schema says of what type a value is, and not only what else must be true.</summary>
    public static bool HasType(JsonNode schema) =>
        schema["$ref"] is not null || schema["properties"] is not null || Types(schema).Count > 0;

    /// <summary>Of several schemas of one value, the last that says what its type is; the last one where none does.</summary>
    public static DocumentNode LastOfType(IReadOnlyList<DocumentNode> schemas) =>
        schemas.LastOrDefault(schema => SaysType(schema.Json)) ?? schemas[schemas.Count - 1];

    /// <summary>Whether a schema says what its type is, and not only which values of some type it allows.</summary>
    public static bool SaysType(JsonNode schema) => Array.Exists(Deciding, name => schema[name] is not null);

    /// <summary>true, or a schema without a keyword that excludes a value.</summary>
    public static bool IsAnything(JsonNode schema) => schema.Kind == JsonKind.True
        || (schema.IsObject && schema.Members.ToArray().All(
            member => member.Name is "title" or "description" or "example" or "examples" or "deprecated" or "default" or "nullable"
                || member.Name!.StartsWith("x-", StringComparison.Ordinal)));

    /// <summary>A schema of variants without members of its own.</summary>
    public static bool IsUnionOnly(JsonNode schema) => (schema["oneOf"] ?? schema["anyOf"]) is not null && schema["properties"] is null;

    /// <summary>Name of the discriminator of a hierarchy; null when the schema does not declare one.</summary>
    public static string? Discriminator(JsonNode schema)
    {
        // Next to oneOf it selects among schemas that are otherwise unrelated.
        return IsUnionOnly(schema) ? null : DiscriminatorName(schema);
    }

    /// <summary>Name of the discriminator in either form: a string in Swagger 2.0, an object in OpenAPI 3.</summary>
    public static string? DiscriminatorName(JsonNode schema) =>
        schema["discriminator"] is not { } discriminator ? null
        : discriminator.IsString ? discriminator.Value
        : discriminator["propertyName"] is { IsString: true } name ? name.Value : null;

    /// <summary>
    /// The types of a value other than null: the declared ones, or inferred from the other members. A number that may also be
    /// a string of digits is that number, as ASP.NET Core 10 declares every number.
    /// </summary>
    public static IReadOnlyList<string> Types(JsonNode schema)
    {
        List<string> declared = DeclaredTypes(schema);
        if (declared.Count > 1)
            declared = Allowed(schema, declared);
        if (declared.Count < 2)
            return declared;
        if (schema["enum"] is { Items.Length: > 0 } list && declared.All(IsScalar) && InferredFrom(list) is { } common)
            return [common];
        bool isNumber = declared.All(type => type is "integer" or "number")
            || (declared.All(type => type is "integer" or "number" or "string") && (HasNumberForm(schema) || IsQuotableNumber(schema)));
        return !isNumber ? declared : declared.Contains("number") ? ["number"] : ["integer"];
    }

    // Those of which a value is listed, where values are listed.
    private static List<string> Allowed(JsonNode schema, List<string> types)
    {
        JsonNode[] values = schema["enum"] is { Items.Length: > 0 } list ? list.Items.ToArray()
            : schema["const"] is { } constant ? [constant]
            : [];
        List<string> allowed = [.. types.Where(type => values.Any(value => IsOf(value, type)))];
        return allowed.Count > 0 ? allowed : types;
    }

    /// <summary>Whether a value is of a type.</summary>
    public static bool IsOf(JsonNode value, string type) => type switch
    {
        "object" => value.IsObject,
        "array" => value.Kind == JsonKind.Array,
        "number" => value.Kind == JsonKind.Number,
        _ => TypeOf(value) == type,
    };

    private static List<string> DeclaredTypes(JsonNode schema)
    {
        JsonNode? type = schema["type"];
        if (type is { IsString: true })
            return type.Value == "null" ? [] : [type.Value];
        if (IsQuotableNumber(schema))
            return AlternativeTypes(schema);
        List<string> types = [];
        foreach (JsonNode item in type is null ? default : type.Items)
        {
            if (item.IsString && item.Value != "null" && !types.Contains(item.Value))
                types.Add(item.Value);
        }

        return types.Count > 0 ? types : Inferred(schema) is { } inferred ? [inferred] : [];
    }

    /// <summary>
    /// A number that may also be a string, in OpenAPI 3.0, which has no list of types: anyOf of schemas with nothing but a
    /// type and its form. That the string has the form of a number is said next to anyOf, or in the schema of the string.
    /// </summary>
    public static bool IsQuotableNumber(JsonNode schema) =>
        schema["type"] is null
        && AlternativeTypes(schema) is { Count: > 1 } types && types.All(type => type is "integer" or "number" or "string")
        && (HasNumberForm(schema) || Alternatives(schema).All(variant => variant["type"]!.Value != "string" || HasNumberForm(variant)));

    /// <summary>The format of a scalar; of a number that may also be a string, that of the number.</summary>
    public static string? Format(JsonNode schema)
    {
        JsonNode? format = schema["format"];
        if (format is null && IsQuotableNumber(schema))
            format = Alternatives(schema).Where(variant => variant["type"]!.Value != "string").Concat(Alternatives(schema))
                .Select(variant => variant["format"]).FirstOrDefault(found => found is not null);
        return format is { IsString: true } ? format.Value : null;
    }

    private static IEnumerable<JsonNode> Alternatives(JsonNode schema) =>
        ((schema["anyOf"] ?? schema["oneOf"])?.Items.ToArray() ?? []).Where(variant => !IsNull(variant));

    private static List<string> AlternativeTypes(JsonNode schema)
    {
        List<string> types = [];
        foreach (JsonNode variant in Alternatives(schema))
        {
            if (variant["type"] is not { IsString: true } type
                || !variant.Members.ToArray().All(member => member.Name is "type" or "format" or "pattern" or "title" or "description"))
                return [];
            types.Add(type.Value);
        }

        return types;
    }

    /// <summary>Types whose values are one JSON token.</summary>
    public static bool IsScalar(string type) => type is "string" or "integer" or "number" or "boolean";

    // A pattern of digits, signs, groups and repetition matches numbers only.
    private static bool HasNumberForm(JsonNode schema) =>
        ScalarFormats.IsNumeric(schema["format"] is { IsString: true } format ? format.Value : null)
        || (schema["pattern"] is { IsString: true } pattern
            && (pattern.Value.Contains("\\d") || pattern.Value.Contains("0-9"))
            && pattern.Value.All(c => c is >= '0' and <= '9' or 'd' or 'e' or 'E' || "^$-+?:()|[]\\.*{},".IndexOf(c) >= 0));

    public static bool AllowsNull(JsonNode schema)
    {
        JsonNode? flag = schema["nullable"] ?? schema["x-nullable"];
        if (flag is not null)
            return flag.IsTrue;
        return HasNull(schema["enum"]) || schema["const"]?.Kind == JsonKind.Null || TypesHaveNull(schema)
            || HasNullSchema(schema["oneOf"]) || HasNullSchema(schema["anyOf"]);
    }

    /// <summary>The schema { "type": "null" }, or { "enum": [null] }, which OpenAPI 3.0 has instead.</summary>
    public static bool IsNull(JsonNode schema) =>
        schema["type"] is { IsString: true, Value: "null" }
            || schema["enum"] is { Items.Length: 1 } values && values.Items[0].Kind == JsonKind.Null;

    private static string? Inferred(JsonNode schema)
    {
        if (schema["properties"] is not null || schema["additionalProperties"] is not null)
            return "object";
        if (schema["items"] is not null)
            return "array";
        if (schema["enum"] is { Items.Length: > 0 } list)
            return InferredFrom(list);
        if (schema["const"] is { } constant)
            return TypeOf(constant);
        string? format = schema["format"] is { IsString: true } text ? text.Value : null;
        return ScalarFormats.TypeOf(format) ?? (schema["pattern"] is not null || schema["maxLength"] is not null ? "string" : null);
    }

    /// <summary>The type of the values of an enum; string where they have several.</summary>
    public static string? InferredFrom(JsonNode list)
    {
        string? common = null;
        foreach (JsonNode value in list.Items)
        {
            string? type = TypeOf(value);
            if (type is null)
                continue;
            if (common is not null && common != type)
                return common is "integer" or "number" && type is "integer" or "number" ? "number" : "string";
            common = type;
        }

        return common;
    }

    /// <summary>The type of a scalar value; null for every other value.</summary>
    public static string? TypeOf(JsonNode value) => value.Kind switch
    {
        JsonKind.String => "string",
        JsonKind.Number => JsonNumber.IsInteger(value.Value) ? "integer" : "number",
        JsonKind.True or JsonKind.False => "boolean",
        _ => null,
    };

    private static bool TypesHaveNull(JsonNode schema)
    {
        foreach (JsonNode item in schema["type"] is { } type ? type.Items : default)
        {
            if (item.IsString && item.Value == "null")
                return true;
        }

        return false;
    }

    private static bool HasNull(JsonNode? list)
    {
        foreach (JsonNode item in list is null ? default : list.Items)
        {
            if (item.Kind == JsonKind.Null)
                return true;
        }

        return false;
    }

    private static bool HasNullSchema(JsonNode? variants)
    {
        foreach (JsonNode variant in variants is null ? default : variants.Items)
        {
            if (IsNull(variant))
                return true;
        }

        return false;
    }
}
