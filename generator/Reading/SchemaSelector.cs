using BackupJobsGen.Documents;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading;

/// <summary>Reads the schemas that are wanted although no operation reaches them.</summary>
internal static class SchemaSelector
{
    public static void Select(DocumentSelection selection, bool modelsOnly, ReadContext context, SchemaReader schemas)
    {
        if (context.Documents.Find(selection.Path) is not { Dialect: not OpenApiDialect.Unknown } document)
            return;
        DocumentNode? container = Container(new DocumentNode(document, document.Root), context);
        if (!modelsOnly && selection.KeepSchemas.Count == 0)
            return;
        List<DocumentNode> all = container is null ? [] : [.. container.Json.Members.ToArray().Select(container.With)];
        bool keepsAll = modelsOnly && selection.SelectsAll && selection.KeepSchemas.Count == 0;
        bool IsMatched(string pattern) => all.Exists(schema => Matches(pattern, schema));
        EquatableArray<string> kept = PatternLists.WithoutCommas(context, document, "schema", selection.KeepSchemas, IsMatched);
        foreach (DocumentNode schema in all.Where(schema => keepsAll || kept.Any(pattern => Matches(pattern, schema))))
            schemas.Read(schema);
        Unmatched.Report(
            context, document, "schema", kept.Where(pattern => !IsMatched(pattern)), all.Select(schema => schema.Json.Name!));
    }

    private static bool Matches(string pattern, DocumentNode schema) => Glob.MatchesText(pattern, schema.Json.Name!);

    private static DocumentNode? Container(DocumentNode root, ReadContext context) =>
        root.Document.Dialect == OpenApiDialect.Swagger20 ? context.Object(root, "definitions")
        : context.Object(root, "components") is { } components ? context.Object(components, "schemas") : null;
}
