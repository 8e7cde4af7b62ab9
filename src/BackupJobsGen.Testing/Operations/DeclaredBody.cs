using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing.Operations;

/// <summary>The body that an operation declares, in either dialect.</summary>
/// <param name="Node">Where it is declared.</param>
/// <param name="Contents">By media type, in document order.</param>
internal sealed record DeclaredBody(DocumentNode Node, bool IsRequired, IReadOnlyList<(string MediaType, BodyContent Content)> Contents)
{
    public IEnumerable<string> MediaTypeRules => Contents.Select(content => content.MediaType);

    public BodyContent? Content(string mediaType) =>
        Contents.FirstOrDefault(content => Schemas.MediaTypeRules.Includes(content.MediaType, mediaType)).Content;

    public static DeclaredBody? Of(LoadedDocument document, DocumentOperation operation) =>
        document.IsSwagger ? OfSwagger(document, operation) : OfOpenApi3(document, operation);

    private static DeclaredBody? OfOpenApi3(LoadedDocument document, DocumentOperation operation)
    {
        if (operation.Node["requestBody"] is not { } reference)
            return null;
        DocumentNode body = document.Target(reference, DocumentPlaces.RequestBody);
        DocumentNode? content = body["content"];
        return new DeclaredBody(
            body,
            body.Json["required"] is { IsTrue: true },
            [.. (content?.Json.Members.ToArray() ?? []).Select(type =>
                (type.Name!, Content(document.Target(content!.With(type), DocumentPlaces.MediaType))))]);

        static BodyContent Content(DocumentNode media) => new(media, media["schema"], null);
    }

    private static DeclaredBody? OfSwagger(LoadedDocument document, DocumentOperation operation)
    {
        DeclaredParameter[] fields = [.. operation.Parameters.Where(parameter => parameter.In == "formData")];
        DeclaredParameter? body = operation.Parameters.FirstOrDefault(parameter => parameter.In == "body");
        if (fields.Length == 0 && body is null)
            return null;
        DocumentNode node = body?.Node ?? fields[0].Node;
        BodyContent content = new(node, body?.Schema, fields.Length == 0 ? null : fields);
        string[] types = [.. Consumed(document, operation)];
        if (types.Length == 0)
            types = fields.Length == 0 ? [Schemas.MediaTypeRules.Json] : ["application/x-www-form-urlencoded", "multipart/form-data"];
        return new DeclaredBody(
            node, body?.IsRequired ?? fields.Any(field => field.IsRequired), [.. types.Select(type => (type, content))]);
    }

    private static IEnumerable<string> Consumed(LoadedDocument document, DocumentOperation operation) =>
        (operation.Node["consumes"] ?? document.Root["consumes"])?.Json.Items.ToArray().Select(type => type.Value) ?? [];
}

/// <summary>The content of one media type.</summary>
/// <param name="Schema">Null where none is declared.</param>
/// <param name="FormData">The fields of a Swagger 2.0 form; null elsewhere.</param>
internal sealed record BodyContent(DocumentNode Node, DocumentNode? Schema, IReadOnlyList<DeclaredParameter>? FormData)
{
    /// <summary>The fields of a form by name.</summary>
    public IReadOnlyDictionary<string, DeclaredParameter> Fields(LoadedDocument document)
    {
        if (FormData is not null)
            return FormData.ToDictionary(field => field.Name);
        if (Schema is null)
            return new Dictionary<string, DeclaredParameter>();
        SchemaView view = SchemaView.Of(document, Schema);
        HashSet<string> required = [.. view.Required.Select(member => member.Name)];
        return view.Properties.ToDictionary(
            property => property.Name,
            property =>
                DeclaredParameter.OfField(
                    document, property.Schema, property.Name, required.Contains(property.Name),
                    Node["encoding"]?[property.Name] is { } encoding ? document.Target(encoding, DocumentPlaces.Encoding) : null));
    }

    /// <summary>Whether fields that are not declared may be sent.</summary>
    public bool IsOpen(LoadedDocument document) => Schema is null
        ? FormData is null
        : SchemaView.Of(document, Schema)["additionalProperties"] is { Json.Kind: JsonKind.Object or JsonKind.True };
}
