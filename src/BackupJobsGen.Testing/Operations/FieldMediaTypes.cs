using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing.Operations;

/// <summary>The media types, ranges among them, that a field of an OpenAPI 3 form may have.</summary>
/// <param name="Node">Where the document says so.</param>
/// <param name="AreDeclared">False where they are the default for objects.</param>
internal sealed record FieldMediaTypes(IReadOnlyList<string> Names, DocumentNode Node, bool AreDeclared)
{
    /// <summary>Whether the schema says what a string has in it: JSON then is the string, and not another value.</summary>
    public bool AreOfString { get; init; }

    public bool Include(string mediaType) => Names.Any(name => MediaTypeRules.Includes(name, mediaType));

    /// <summary>Whether the field, or each item of it, is JSON in a form that has no media types, which is urlencoded.</summary>
    public bool AreJson(string text) => Names.All(MediaTypeRules.IsJson) && (AreDeclared || text.TrimStart().StartsWith('{'));

    /// <summary>Those of the encoding, otherwise of the schema, otherwise the default. With a style there are none.</summary>
    /// <param name="encoding">The field's encoding object; or null.</param>
    public static FieldMediaTypes? Of(LoadedDocument document, DocumentNode schema, DocumentNode? encoding)
    {
        if (encoding is not null && (encoding["style"] ?? encoding["explode"] ?? encoding["allowReserved"]) is not null)
            return null;
        if (encoding?["contentType"] is { Json: { IsString: true, Value: var list } } declared)
            return new([.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], declared, true);
        SchemaView view = SchemaView.Of(document, schema);
        // Each item of a list is a part.
        if (view.IsArray && view.Types.Count <= 1 && view["items"] is { Json.IsObject: true } items)
            view = SchemaView.Of(document, items);
        if (view["contentMediaType"] is { Json: { IsString: true, Value: var one } } file)
            return view["contentEncoding"] is null ? new([one], file, true) { AreOfString = true } : null;
        return view.IsObject && view.Types.Count <= 1 ? new([MediaTypeRules.Json], schema, false) : null;
    }
}
