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

    public OperationReader(ReadContext context, SchemaReader schemas, ParameterReader parameters)
    {
        _context = context;
        _schemas = schemas;
        _parameters = parameters;
        BodyTypes bodyTypes = new(context, schemas);
        _bodies = new SwaggerBodyReader(context, bodyTypes);
        _requestBodies = new RequestBodyReader(context, schemas, parameters, bodyTypes);
        _responses = new ResponseReader(context, bodyTypes, parameters);
        _flows = new FlowReader(context, schemas);
    }

    /// <param name="ownOrigin">The endpoint's origin where it differs from that of the client.</param>
    public DeclaredOperation Read(OperationPlace place, Endpoint endpoint, string? ownOrigin)
    {
        Place operation = place.Operation;
        _context.Text(operation, "operationId"); // Its kind is checked here; the name has been made already.
        IReadOnlyList<Place> declared = _parameters.Merged(place);
        List<ApiParameter> parameters = ReadParameters(declared, operation.Document, out string? apiVersion);
        ApiBody? body = operation.Document.Dialect == OpenApiDialect.Swagger20
            ? _bodies.Read(place, declared)
            : _requestBodies.Read(place, parameters);
        IReadOnlyList<ReadResponse> responses = _responses.Read(place);
        string path = endpoint.BasePath + (place.Path.StartsWith("/", StringComparison.Ordinal) ? "" : "/") + WithoutFragment(place.Path);
        return new DeclaredOperation
        {
            Id = place.Id,
            Method = place.Method,
            Path = path,
            ApiVersion = apiVersion,
            Endpoint = ownOrigin,
            Summary = _context.Text(operation, "summary"),
            Description = _context.Text(operation, "description"),
            Deprecated = _context.Flag(operation, "deprecated"),
            Parameters = PathParameters.Checked(_context, operation, path, parameters, ParameterLocation.Path).ToEquatableArray(),
            Body = body,
            Responses = responses.Select(response => response.Response).ToEquatableArray(),
            Paging = _flows.ReadPaging(place, responses),
            LongRunning = _flows.ReadLongRunning(place, responses),
            OData = OData(operation),
        };
    }

    // Some documents tell operations of one path apart by a fragment; none is ever sent.
    private static string WithoutFragment(string path) => path.IndexOf('#') is var hash and >= 0 ? path.Substring(0, hash) : path;

    private List<ApiParameter> ReadParameters(IReadOnlyList<Place> declared, OpenApiDocument document, out string? apiVersion)
    {
        List<ApiParameter> parameters = [];
        apiVersion = null;
        foreach (Place parameter in declared)
        {
            if (_parameters.Read(parameter) is not { } read)
                continue;
            if (read.In == ParameterLocation.Query && string.Equals(read.WireName, "api-version", StringComparison.OrdinalIgnoreCase))
                apiVersion = ApiVersion(parameter, document);
            else
                parameters.Add(read);
        }

        return parameters;
    }

    // The parameter often stands in a file of common types, whose version is its own.
    private static string ApiVersion(Place parameter, OpenApiDocument document)
    {
        JsonNode schema = ParameterReader.SchemaOf(parameter).Node;
        JsonNode? value = schema["enum"] is { Items.Length: 1 } list ? list.Items[0] : schema["const"] ?? schema["default"];
        return value?.Text ?? document.Root["info"]?["version"]?.Text ?? "";
    }

    private string? OData(Place operation)
    {
        if (_context.Text(operation, "x-ms-odata") is not { } reference)
            return null;
        Place? target = _context.Resolve(operation["x-ms-odata"]!, reference);
        return target is { } schema && _schemas.Read(schema) is ApiReference named ? named.SchemaId : null;
    }
}
