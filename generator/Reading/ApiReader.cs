using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Operations;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading;

/// <summary>Reads the documents of one client into the model.</summary>
internal sealed class ApiReader
{
    /// <summary>A limit for documents that would keep the compiler busy for minutes.</summary>
    private const int MaxOperations = 10_000;

    private readonly ReadContext _context;
    private readonly SchemaReader _schemas;
    private readonly EndpointReader _endpoints;
    private readonly OperationReader _operations;

    private readonly WebhookReader _webhooks;

    private readonly TagReader _tags;

    private readonly SecurityReader? _security;

    private readonly ReadOptions _options;

    private readonly List<OperationNode> _selected = [];

    private ApiReader(ReadContext context, ReadOptions options)
    {
        _context = context;
        _options = options;
        _schemas = new SchemaReader(context, options.Validation);
        ParameterReader parameters = new(context, _schemas);
        _endpoints = new EndpointReader(context, parameters);
        _security = options.FollowsSecurity ? new SecurityReader(context) : null;
        _tags = new TagReader(context);
        _operations = new OperationReader(context, _schemas, parameters, _security, _tags);
        _webhooks = new WebhookReader(context, new BodyTypes(context, _schemas));
    }

    /// <param name="documents">The client's documents and everything that they may refer to. Their order does not matter.</param>
    /// <param name="selections">The client's documents, in the order of the items.</param>
    /// <exception cref="OperationCanceledException">When <paramref name="cancellation"/> is canceled; no document causes an
    /// exception.</exception>
    public static ApiResult Read(
        EquatableArray<OpenApiDocument> documents,
        EquatableArray<DocumentSelection> selections,
        CancellationToken cancellation = default) => Read(documents, selections, new ReadOptions(), cancellation);

    /// <param name="documents">The client's documents and everything that they may refer to.</param>
    /// <param name="selections">The client's documents, in the order of the items.</param>
    /// <param name="options">What is read of them.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static ApiResult Read(
        EquatableArray<OpenApiDocument> documents, EquatableArray<DocumentSelection> selections, ReadOptions options,
        CancellationToken cancellation)
    {
        ReadContext context = new(new DocumentSet(documents), cancellation);
        ApiReader reader = new(context, options);
        ApiModel? model = reader.ReadModel(selections);
        reader.ReportIgnored(selections);
        return new ApiResult(model, context.SortedProblems());
    }

    private ApiModel? ReadModel(EquatableArray<DocumentSelection> selections)
    {
        List<OpenApiDocument> documents = [];
        HashSet<(string, JsonNode)> seen = [];
        foreach (DocumentSelection selection in selections)
        {
            if (Find(selection) is not { } document)
                continue;
            documents.Add(document);
            _tags.Add(document);
            _selected.AddRange(
                OperationSelector.Select(selection, document, _options.ModelsOnly, _context)
                    .Where(node => seen.Add((node.Path, node.Place))));
        }

        if (_selected.Count > MaxOperations)
            _context.Report(
                Problems.TooManyOperations, _selected[MaxOperations].Operation, _selected.Count.ToString(CultureInfo.InvariantCulture),
                MaxOperations.ToString(CultureInfo.InvariantCulture));
        if (documents.Count == 0 || _selected.Count > MaxOperations || (_selected.Count == 0 && !_options.ModelsOnly))
            return null;
        List<Endpoint> endpoints = [.. documents.Select(_endpoints.Read)];
        Endpoint? main = endpoints.Find(endpoint => endpoint.Origin is not null)
            ?? endpoints.Find(endpoint => endpoint.BasePath.Length > 0);
        string? url = main?.UrlRelativeTo(null);
        List<DeclaredOperation> operations = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<ApiParameter> variables = [.. main?.Variables ?? []];
        foreach (OperationNode node in _selected)
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            if (!ids.Add(node.Owner.Path + "\n" + node.Id))
                _context.Report(Problems.DuplicateOperationId, node.Operation["operationId"] ?? node.Operation, node.Id);
            Endpoint endpoint = _endpoints.Read(node);
            variables.AddRange(endpoint.Variables.Where(variable => variables.All(known => known.WireName != variable.WireName)));
            operations.AddRange(_operations.Read(node, endpoint.UrlRelativeTo(main) is var own && own == url ? null : own));
        }

        foreach (DocumentSelection selection in selections)
            SchemaSelector.Select(selection, _options.ModelsOnly, _context, _schemas);
        EquatableArray<ApiWebhook> webhooks = _options.Webhooks
            ? documents.SelectMany(_webhooks.OfDocument).Concat(_selected.SelectMany(_webhooks.OfOperation)).ToEquatableArray()
            : [];
        JsonNode? info = documents[0].Root["info"];
        return new ApiModel(
            info?["title"] is { IsString: true, Value.Length: > 0 } title ? title.Value : DocumentPath.FileName(documents[0].Path),
            info?["description"] is { IsString: true } description ? description.Value : null,
            url,
            variables.ToEquatableArray(),
            operations.ToEquatableArray(),
            _schemas.ReadReached()
                .OrderBy(schema => schema.IsInline)
                .ThenBy(schema => Rank(schema, documents))
                .ThenBy(schema => Depth(schema.Id))
                .ThenBy(schema => schema.Id, StringComparer.Ordinal)
                .ToEquatableArray())
        {
            Webhooks = webhooks,
            NestedTags = _options.TagGroups ? _tags.Nested(operations) : [],
            SecuritySchemes = (_security?.Reached ?? []).ToEquatableArray(),
            Servers = documents.Select(new ServerList(_context).Read).FirstOrDefault(servers => servers.Count > 0) ?? [],
        };
    }

    private void ReportIgnored(EquatableArray<DocumentSelection> selections)
    {
        SelectedParts? parts = null;
        foreach (IGrouping<OpenApiDocument?, DocumentSelection> item in selections.GroupBy(
            selection => _context.Documents.Find(selection.Path) is { Dialect: not OpenApiDialect.Unknown } document ? document : null))
        {
            if (item.Key is not null)
                IgnoredConstructs.Report(
                    _context, item.Key, _options,
                    item.Any(selection => selection.SelectsAll)
                        ? null
                        : parts ??= new SelectedParts(_context, _selected, _schemas.Reached));
        }
    }

    // The order in which schemas get names: of two documents that want the same, that of the first item gets it, in one document the
    // outer schema.
    private static int Rank(ApiSchema schema, List<OpenApiDocument> documents) =>
        documents.FindIndex(document => schema.Id.StartsWith(document.Path + "#", StringComparison.Ordinal)) is var rank and >= 0
            ? rank
            : documents.Count;

    private static int Depth(string id) => id.Substring(id.IndexOf('#') + 1).Count(character => character == '/');

    private OpenApiDocument? Find(DocumentSelection selection)
    {
        if (_context.Documents.Find(selection.Path) is not { } document)
        {
            _context.Report(new Problem(Problems.NoDocument.Id, "", 0, 0, [selection.Path]));
            return null;
        }

        _context.Reached(document);
        DocumentNode root = new(document, document.Root);
        if (document.Dialect == OpenApiDialect.Swagger20 && root["openapi"] is { } second)
            _context.Report(
                Problems.Unsupported, second, "openapi", "it is ignored next to 'swagger': the document is read as Swagger 2.0");
        if (document.Dialect != OpenApiDialect.Unknown)
        {
            KeywordNames.Document.Check(_context, root);
            if (_context.Object(root, "components") is { } components)
                KeywordNames.Components.Check(_context, components);
            return document;
        }

        // What is wrong with the JSON has been reported; that the version is missing may follow from it.
        if (document.Problems.Any(problem => problem.Id == Problems.UnreadableJson.Id))
            return null;
        if ((root["openapi"] ?? root["swagger"] ?? root["swaggerVersion"]) is { } version)
            _context.Report(Problems.NotOpenApi, version, $"its version is {JsonWriter.Write(version.Json)}");
        else
            _context.Report(
                Problems.NotOpenApi, root,
                document.Root.IsObject
                    ? "'swagger' or 'openapi' is missing"
                    : "it is not a JSON object; the name of a YAML file ends with .yaml or .yml");
        return null;
    }
}
