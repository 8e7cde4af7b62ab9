using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads one operation.</summary>
internal sealed class OperationReader
{
    private readonly ReadContext _context;
    private readonly SchemaReader _schemas;
    private readonly ParameterReader _parameters;
    private readonly SwaggerBodyReader _bodies;
    private readonly RequestBodyReader _requestBodies;
    private readonly ResponseReader _responses;
    private readonly FlowReader _flows;
    private readonly TagReader _tags;

    private readonly SecurityReader? _security;

    /// <param name="security">Null where the client leaves credentials to its handlers.</param>
    public OperationReader(
        ReadContext context, SchemaReader schemas, ParameterReader parameters, SecurityReader? security, TagReader tags)
    {
        _tags = tags;
        _security = security;
        _context = context;
        _schemas = schemas;
        _parameters = parameters;
        BodyTypes bodyTypes = new(context, schemas);
        _bodies = new SwaggerBodyReader(context, schemas, bodyTypes);
        _requestBodies = new RequestBodyReader(context, schemas, parameters, bodyTypes);
        _responses = new ResponseReader(context, bodyTypes, parameters, new ItemStreamReader(context, schemas));
        _flows = new FlowReader(context, schemas);
    }

    /// <summary>The operation, and its other reading where the document declares items next to another body.</summary>
    /// <param name="ownEndpoint">The operation's endpoint where it differs from the client's.</param>
    public IEnumerable<DeclaredOperation> Read(OperationNode node, string? ownEndpoint)
    {
        DeclaredOperation operation = Read(node, ownEndpoint, out IReadOnlyList<ReadResponse> responses);
        yield return operation;
        if (operation.Method != "HEAD" && _responses.ReadItems(node, responses, operation.LongRunning is not null) is { } items)
            yield return operation with
            {
                IsItems = true,
                Responses = items.Select(response => response.Response).ToEquatableArray(),
                // These continue or end what the other body began.
                Paging = null,
                Status = null,
            };
    }

    private DeclaredOperation Read(OperationNode node, string? ownEndpoint, out IReadOnlyList<ReadResponse> responses)
    {
        DocumentNode operation = node.Operation;
        _context.CheckName(operation, node.Id);
        KeywordNames.Operation.Check(_context, operation);
        _context.String(operation, "operationId"); // Reports a wrong JSON type; the id itself is known.
        IReadOnlyList<DocumentNode> declared = _parameters.Merged(node);
        List<ApiParameter> parameters = ReadParameters(declared, node.Owner, out string? apiVersion);
        ApiBody? body = node.Owner.Dialect == OpenApiDialect.Swagger20
            ? _bodies.Read(node, declared)
            : _requestBodies.Read(node, parameters);
        responses = _responses.Read(node);
        string path = (node.Path.StartsWith("/", StringComparison.Ordinal) ? "" : "/") + WithoutFragment(node.Path);
        return new DeclaredOperation
        {
            Id = node.Id,
            Method = node.Method,
            Path = path,
            ApiVersion = apiVersion,
            Endpoint = ownEndpoint,
            Summary = _context.String(operation, "summary"),
            Description = _context.String(operation, "description"),
            Deprecated = _context.Flag(operation, "deprecated"),
            Tag = _tags.GroupOf(node),
            Parameters = PathParameters.Checked(_context, operation, path, parameters, ParameterLocation.Path).ToEquatableArray(),
            Body = body,
            Responses = responses.Select(response => response.Response).ToEquatableArray(),
            Security = _security?.Read(node) ?? [],
            Paging = _flows.ReadPaging(node, responses, parameters),
            LongRunning = _flows.ReadLongRunning(node, responses),
            Status = _flows.ReadStatus(node, responses),
            OData = OData(operation),
        };
    }

    // Some documents distinguish operations of one path by a fragment, which is never sent.
    private static string WithoutFragment(string path) => path.IndexOf('#') is var hash and >= 0 ? path.Substring(0, hash) : path;

    private List<ApiParameter> ReadParameters(IReadOnlyList<DocumentNode> declared, OpenApiDocument document, out string? apiVersion)
    {
        List<ApiParameter> parameters = [];
        apiVersion = null;
        foreach (DocumentNode parameter in declared)
        {
            // Read with the media types of the body.
            bool isBody = document.Dialect == OpenApiDialect.Swagger20 && ParameterReader.IsBody(parameter);
            if (isBody || _parameters.Read(parameter) is not { } read)
                continue;
            if (read.In == ParameterLocation.Query && string.Equals(read.WireName, "api-version", StringComparison.OrdinalIgnoreCase))
                apiVersion = ApiVersion(parameter, document);
            else
                parameters.Add(read);
        }

        return parameters;
    }

    // The parameter is often in a file of common types, which has a version of its own.
    private string ApiVersion(DocumentNode parameter, OpenApiDocument document)
    {
        JsonNode schema = _parameters.SchemaOf(parameter).Json;
        JsonNode? value = schema["enum"] is { Items.Length: 1 } list ? list.Items[0] : schema["const"] ?? schema["default"];
        return value?.Value ?? document.Root["info"]?["version"]?.Value ?? "";
    }

    private string? OData(DocumentNode operation)
    {
        if (_context.String(operation, "x-ms-odata") is not { } reference)
            return null;
        DocumentNode? target = _context.Resolve(
            operation["x-ms-odata"]!, reference, "the properties to filter by are not documented");
        return target is { } schema && _schemas.Read(schema) is ApiReference named ? named.SchemaId : null;
    }
}
