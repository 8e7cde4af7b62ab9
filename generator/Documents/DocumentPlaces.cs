using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// What a node is by its place in a document, in words. Files that are only referred to have no such places: see
/// <see cref="ObjectShapes"/>.
/// </summary>
internal static class DocumentPlaces
{
    public const string Callback = "callback";
    public const string Encoding = "encoding";
    public const string Example = "example";
    public const string Header = "header";
    public const string MediaType = "media type";
    public const string Operation = "operation";
    public const string Parameter = "parameter";
    public const string PathItem = "path item";
    public const string RequestBody = "request body";
    public const string Response = "response";
    public const string Schema = "schema";
    public const string SecurityScheme = "security scheme";
    public const string Server = "server";
    public const string Tag = "tag";

    // Of both versions. Where one does not have it, it is the document's own.
    private static readonly string[] Members =
        ["info", "externalDocs", "tags", "paths", "x-ms-paths", "webhooks", "components", "servers", "security"];

    // A deeper place says nothing without what is above it.
    private const int MaxDepth = 7;

    /// <summary>What the target of a reference is, as part of a sentence, where it is known to be something else.</summary>
    public static string? Mismatch(DocumentNode target, string kind)
    {
        bool canBeBoolean = kind == Schema && target.Json.Kind is JsonKind.True or JsonKind.False;
        if (!target.Json.IsObject && !canBeBoolean)
            return "not an object";
        OpenApiDialect dialect = target.Document.Dialect;
        string? found = dialect == OpenApiDialect.Unknown ? null : Of(target.Json, dialect == OpenApiDialect.Swagger20);
        // A header is a parameter without a name, and in Swagger 2.0 both have the keywords of their schemas themselves.
        bool isAlike = found is Parameter or Header && (kind is Header || (kind == Schema && dialect == OpenApiDialect.Swagger20));
        found = found == kind || isAlike ? null : found ?? ObjectShapes.Mismatch(target.Json, kind);
        return found is null ? null : "aeiou".IndexOf(found[0]) >= 0 ? "an " + found : "a " + found;
    }

    // Null where the place does not say.
    private static string? Of(JsonNode node, bool isSwagger)
    {
        List<string?> names = [];
        for (JsonNode? at = node; at.Parent is not null; at = at.Parent)
        {
            if (names.Count == MaxDepth)
                return null;
            names.Insert(0, at.Name);
        }

        bool isPath = names.Count >= 2 && names[0] is "paths" or "x-ms-paths" or "webhooks";
        if (isPath)
            return names.Count == 2 ? PathItem : OfMember(names);
        return names.Count switch
        {
            0 => "whole document",
            1 when Array.IndexOf(Members, names[0]) >= 0 => $"member '{names[0]}' of the document",
            2 when names[0] == "components" && OfComponents(names[1]) is not null => $"member '{names[1]}' of the components",
            2 when isSwagger => OfSwagger(names[0]),
            3 when names[0] == "components" => OfComponents(names[1]),
            _ => null,
        };
    }

    private static string? OfSwagger(string? container) => container switch
    {
        "definitions" => Schema,
        "responses" => Response,
        "parameters" => Parameter,
        "securityDefinitions" => SecurityScheme,
        _ => null,
    };

    private static string? OfComponents(string? container) => container switch
    {
        "schemas" => Schema,
        "responses" => Response,
        "parameters" => Parameter,
        "headers" => Header,
        "requestBodies" => RequestBody,
        "securitySchemes" => SecurityScheme,
        "mediaTypes" => MediaType,
        "examples" => Example,
        "links" => "link",
        "callbacks" => Callback,
        "pathItems" => PathItem,
        _ => null,
    };

    // What is within a path item: paths, its key, the method, and so on.
    private static string? OfMember(List<string?> names)
    {
        if (names[2] == "parameters")
            return names.Count == 4 ? Parameter : null;
        string? keyword = names.Count > 3 ? names[3] : null;
        return (keyword, names.Count) switch
        {
            (null, _) when Array.IndexOf(PathItemMembers.Methods, names[2]) >= 0 => Operation,
            ("requestBody", 4) => RequestBody,
            ("parameters", 5) => Parameter,
            ("responses", 5) => Response,
            ("responses", 7) when names[5] == "headers" => Header,
            ("responses", 7) when names[5] == "content" => MediaType,
            _ => null,
        };
    }
}
