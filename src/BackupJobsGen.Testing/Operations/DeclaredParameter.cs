using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing.Operations;

/// <summary>A parameter of either dialect, or a field of a form.</summary>
internal sealed record DeclaredParameter
{
    /// <summary>Where it is declared.</summary>
    public required DocumentNode Node { get; init; }

    /// <summary>Swagger 2.0: the parameter itself.</summary>
    public required DocumentNode Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>path, query, querystring, header, cookie, form; of Swagger 2.0 also formData and body.</summary>
    public required string In { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>As in OpenAPI 3; Swagger 2.0's tsv is tabDelimited.</summary>
    public required string Style { get; init; }

    /// <summary>A list repeats the name, an object has a parameter for each member.</summary>
    public required bool IsExploded { get; init; }

    /// <summary>The media type of the value; null where it is described by a schema and a style.</summary>
    public string? MediaType { get; init; }

    /// <summary>What a field of a form may be sent as; null where the document does not say.</summary>
    public FieldMediaTypes? MediaTypes { get; init; }

    /// <summary>What the media type contains; null without one.</summary>
    public BodyContent? Content { get; init; }

    /// <summary>The value is JSON.</summary>
    public bool IsJson => MediaTypeRules.IsJson(MediaType);

    /// <summary>The path item's parameters, then the operation's; one with the same name and location replaces the first.</summary>
    public static IEnumerable<DeclaredParameter> Of(LoadedDocument document, DocumentNode item, DocumentNode operation)
    {
        Dictionary<(string, string), DeclaredParameter> parameters = [];
        foreach (DocumentNode list in new[] { item["parameters"], operation["parameters"] }.OfType<DocumentNode>())
        {
            foreach (JsonNode one in list.Json.Items)
            {
                DeclaredParameter parameter = Of(document, document.Target(list.With(one), DocumentPlaces.Parameter));
                parameters[(parameter.In, parameter.Name)] = parameter;
            }
        }

        return parameters.Values;
    }

    /// <summary>A field of an OpenAPI 3 form, which is a member of an object.</summary>
    /// <param name="encoding">The field's encoding object; or null.</param>
    public static DeclaredParameter OfField(
        LoadedDocument document, DocumentNode schema, string name, bool isRequired, DocumentNode? encoding)
    {
        string style = encoding?.Json["style"]?.Value ?? "form";
        return new DeclaredParameter
        {
            Node = schema,
            Schema = schema,
            Name = name,
            In = "form",
            IsRequired = isRequired,
            Style = style,
            IsExploded = Explodes(encoding, style),
            MediaTypes = FieldMediaTypes.Of(document, schema, encoding),
        };
    }

    private static DeclaredParameter Of(LoadedDocument document, DocumentNode node)
    {
        bool isSwagger = document.IsSwagger;
        string location = node.Json["in"]?.Value ?? "";
        string style = isSwagger
            ? StyleOf(node.Json["collectionFormat"]?.Value)
            : node.Json["style"]?.Value ?? (location is "query" or "cookie" ? "form" : "simple");
        JsonNode? type = node.Json["content"] is { Members.Length: > 0 } types ? types.Members[0] : null;
        DocumentNode? content = type is null ? null : document.Target(node.With(type), DocumentPlaces.MediaType);
        return new DeclaredParameter
        {
            Node = node,
            Schema = node["schema"] ?? content?["schema"] ?? node,
            Name = node.Json["name"]?.Value ?? "",
            In = location,
            IsRequired = location == "path" || node.Json["required"] is { IsTrue: true },
            Style = style,
            IsExploded = isSwagger ? style == "form" : Explodes(node, style),
            MediaType = type?.Name,
            Content = content is null ? null : new BodyContent(content, content["schema"], null),
        };
    }

    private static bool Explodes(DocumentNode? node, string style) =>
        node?.Json["explode"] is { Kind: JsonKind.True or JsonKind.False } explode ? explode.IsTrue : style is "form" or "deepObject";

    private static string StyleOf(string? collectionFormat) => collectionFormat switch
    {
        "multi" => "form",
        "ssv" => "spaceDelimited",
        "pipes" => "pipeDelimited",
        "tsv" => "tabDelimited",
        _ => "simple",
    };
}
