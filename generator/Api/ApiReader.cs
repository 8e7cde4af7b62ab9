using BackupJobsGen.Api.Operations;
using BackupJobsGen.Api.Schemas;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Api;

/// <summary>Reads what the documents of one client mean.</summary>
internal static class ApiReader
{
    /// <param name="documents">The client's documents and everything that they may refer to. Their order does not matter.</param>
    /// <param name="selections">The client's documents, in the order of the items.</param>
    public static ApiResult Read(
        EquatableArray<OpenApiDocument> documents,
        EquatableArray<DocumentSelection> selections,
        CancellationToken cancellation = default)
    {
        ReadContext context = new(new DocumentSet(documents), cancellation);
        SchemaReader schemas = new(context);
        OperationReader reader = new(context, schemas);
        List<(OpenApiDocument Document, Endpoint Endpoint)> read = [];
        List<(OperationPlace Place, int Document)> selected = [];
        HashSet<Json.JsonNode> seen = [];
        foreach (DocumentSelection selection in selections)
        {
            if (Find(context, selection) is not { } document)
                continue;
            read.Add((document, reader.ReadEndpoint(document)));
            foreach (OperationPlace operation in OperationSelector.Select(selection, document, context))
            {
                if (seen.Add(operation.Operation.Node))
                    selected.Add((operation, read.Count - 1));
            }
        }

        Endpoint? main = read.Select(pair => pair.Endpoint).FirstOrDefault(endpoint => endpoint.Origin is not null);
        List<ApiOperation> operations = [];
        foreach ((OperationPlace place, int document) in selected)
        {
            cancellation.ThrowIfCancellationRequested();
            Endpoint endpoint = read[document].Endpoint;
            operations.Add(reader.Read(place, endpoint, endpoint.Origin != main?.Origin));
        }

        ApiModel? model = operations.Count == 0 ? null : Model(read[0].Document, main, operations, schemas);
        return new ApiResult(model, Sorted(context.Problems.Concat(Reached(documents, context))));
    }

    private static ApiModel Model(OpenApiDocument first, Endpoint? main, List<ApiOperation> operations, SchemaReader schemas) => new(
        first.Root["info"]?["title"] is { IsString: true } title ? title.Text : DocumentPath.FileName(first.Path),
        first.Root["info"]?["description"] is { IsString: true } description ? description.Text : null,
        main?.Origin,
        main?.Variables ?? [],
        operations.ToEquatableArray(),
        schemas.ReadReached().OrderBy(schema => schema.Id, StringComparer.Ordinal).ToEquatableArray());

    private static OpenApiDocument? Find(ReadContext context, DocumentSelection selection)
    {
        if (context.Documents.Find(selection.Path) is not { } document)
        {
            context.Report(new Problem(Problems.NoDocument.Id, "", 0, 0, [selection.Path]));
            return null;
        }

        if (document.Dialect != OpenApiDialect.Unknown)
            return document;
        context.Report(Problems.NotOpenApi, new Place(document, document.Root), "'swagger' or 'openapi' with a known version is missing");
        return null;
    }

    // Faults of JSON are told for each document once, whether or not anything of it was reached.
    private static IEnumerable<Problem> Reached(EquatableArray<OpenApiDocument> documents, ReadContext context) =>
        documents.Where(document => context.Documents.Find(document.Path) == document).SelectMany(document => document.Problems);

    private static EquatableArray<Problem> Sorted(IEnumerable<Problem> problems) => problems
        .Distinct()
        .OrderBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Line)
        .ThenBy(problem => problem.Column)
        .ThenBy(problem => problem.Id, StringComparer.Ordinal)
        .ToEquatableArray();
}
