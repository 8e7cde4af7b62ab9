using BackupJobsGen.Api.Schemas;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Api.Operations;

/// <summary>Reads one operation.</summary>
internal sealed class OperationReader
{
    private readonly ReadContext _context;
    private readonly SchemaReader _schemas;
    private readonly ParameterReader _parameters;
    private readonly BodyReader _bodies;
    private readonly ResponseReader _responses;
    private readonly FlowReader _flows;
    private readonly SwaggerEndpointReader _swaggerEndpoints;

    public OperationReader(ReadContext context, SchemaReader schemas)
    {
        _context = context;
        _schemas = schemas;
        _parameters = new ParameterReader(context, schemas);
        _bodies = new BodyReader(context, schemas);
        _responses = new ResponseReader(context, _bodies, _parameters);
        _flows = new FlowReader(context, schemas);
        _swaggerEndpoints = new SwaggerEndpointReader(context, _parameters);
    }

    public Endpoint ReadEndpoint(OpenApiDocument document) => _swaggerEndpoints.Read(document);

    /// <param name="ownEndpoint">Whether the endpoint differs from that of the client.</param>
    public ApiOperation Read(OperationPlace place, Endpoint endpoint, bool ownEndpoint)
    {
        Place operation = place.Operation;
        IReadOnlyList<Place> declared = _parameters.Merged(place);
        List<ApiParameter> parameters = [];
        string? apiVersion = null;
        foreach (Place parameter in declared)
        {
            if (_parameters.Read(parameter) is not { } read)
                continue;
            if (read is { In: ParameterLocation.Query } && string.Equals(read.WireName, "api-version", StringComparison.OrdinalIgnoreCase))
                apiVersion = ApiVersion(parameter);
            else
                parameters.Add(read);
        }

        ApiBody? body = _bodies.ReadSwagger(place, declared);
        IReadOnlyList<ReadResponse> responses = _responses.Read(place);
        string path = endpoint.BasePath + (place.Path.StartsWith("/", StringComparison.Ordinal) ? "" : "/") + place.Path;
        return new ApiOperation(
            place.Id,
            place.Method,
            path,
            apiVersion,
            ownEndpoint ? endpoint.Origin : null,
            _context.Text(operation, "summary"),
            _context.Text(operation, "description"),
            _context.Flag(operation, "deprecated"),
            PathParameters.Checked(_context, place, path, parameters).ToEquatableArray(),
            body,
            responses.Select(response => response.Response).ToEquatableArray(),
            _flows.ReadPaging(place, responses),
            _flows.ReadLongRunning(place, responses),
            OData(operation));
    }

    private static string ApiVersion(Place parameter)
    {
        JsonNode schema = ParameterReader.SchemaOf(parameter).Node;
        JsonNode? value = schema["enum"] is { Items.Length: 1 } list ? list.Items[0] : schema["const"] ?? schema["default"];
        return value?.Text ?? parameter.Document.Root["info"]?["version"]?.Text ?? "";
    }

    private string? OData(Place operation)
    {
        if (_context.Text(operation, "x-ms-odata") is not { } reference)
            return null;
        if (_context.Documents.Resolve(operation.Document, reference, out string why) is { } target)
            return _schemas.Read(target) is ApiReference schema ? schema.SchemaId : null;
        _context.Report(Problems.UnresolvedReference, operation.With(operation.Node["x-ms-odata"]!), reference, why);
        return null;
    }
}
