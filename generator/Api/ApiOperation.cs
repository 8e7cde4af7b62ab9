namespace BackupJobsGen.Api;

/// <summary>One HTTP method of one path.</summary>
/// <param name="Id">operationId, or a stable name made of method and path when the document has none. Not necessarily unique: names are made unique later.</param>
/// <param name="Method">GET, PUT, POST, DELETE, PATCH, HEAD, OPTIONS or TRACE.</param>
/// <param name="Path">Path template with {name} placeholders, base path included, starting with a slash (what is put behind <see cref="ApiModel.Endpoint"/>); may carry a fixed query (x-ms-paths).</param>
/// <param name="ApiVersion">Value for the parameter named api-version: its single enum value, its default, or info.version; null when the operation has no such parameter. That parameter is not in <paramref name="Parameters"/>.</param>
/// <param name="Endpoint">Where this operation's document differs from <see cref="ApiModel.Endpoint"/>, its own; else null.</param>
/// <param name="Parameters">Path, query, header, cookie and form parameters in document order (path item's first, overridden ones replaced).</param>
/// <param name="Responses">In document order; the default response last.</param>
/// <param name="OData">Id of the schema that x-ms-odata names, for documentation of $filter, or null.</param>
internal sealed record ApiOperation(
    string Id,
    string Method,
    string Path,
    string? ApiVersion,
    string? Endpoint,
    string? Summary,
    string? Description,
    bool Deprecated,
    EquatableArray<ApiParameter> Parameters,
    ApiBody? Body,
    EquatableArray<ApiResponse> Responses,
    ApiPaging? Paging,
    ApiLongRunning? LongRunning,
    string? OData);

internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>application/x-www-form-urlencoded or multipart/form-data: see <see cref="ApiBody.MediaType"/>.</summary>
    Form,

    /// <summary>A variable in the endpoint.</summary>
    Host,
}

/// <summary>How a list or an object stands in a URL, header or form field.</summary>
internal enum CollectionFormat
{
    Csv,
    Ssv,
    Tsv,
    Pipes,

    /// <summary>name=a&amp;name=b; of an object key=value&amp;key=value.</summary>
    Multi,

    /// <summary>OpenAPI 3 deepObject: name[key]=value.</summary>
    DeepObject,

    /// <summary>OpenAPI 3's content: the JSON text of the value, whatever it is.</summary>
    Json,
}

/// <param name="WireName">Name in the URL, header or form.</param>
/// <param name="Required">Path parameters always are.</param>
/// <param name="SkipUrlEncoding">x-ms-skip-url-encoding: the value is put into the URL as it is.</param>
/// <param name="Constant">The only value allowed (an enum of one value on a required parameter): not an argument. JSON text.</param>
/// <param name="Default">JSON text of the default, for documentation.</param>
internal sealed record ApiParameter(
    string WireName,
    string? ClientName,
    string? Description,
    ParameterLocation In,
    ApiType Type,
    bool Required,
    CollectionFormat Format,
    bool SkipUrlEncoding,
    bool Secret,
    string? Constant,
    string? Default);

/// <param name="ParameterName">Swagger 2.0's name of the body parameter, or "body".</param>
/// <param name="MediaType">What is sent as Content-Type: JSON where the operation takes JSON, else its first media type.</param>
/// <param name="Type"><see cref="ApiStream"/> for bytes; null for form bodies, whose fields are parameters with <see cref="ParameterLocation.Form"/>.</param>
internal sealed record ApiBody(
    string ParameterName,
    string? ClientName,
    string? Description,
    string MediaType,
    ApiType? Type,
    bool Required);

/// <param name="Status">"200", "2XX", or "default".</param>
/// <param name="IsError">Not 2xx, or default beside a success code, or x-ms-error-response.</param>
/// <param name="Type">Null for an empty body; <see cref="ApiStream"/> for bytes.</param>
/// <param name="MediaType">What the body is and so what is asked for: JSON where the operation has JSON. A scalar with a text/* type is the bare text. Null for an empty body.</param>
internal sealed record ApiResponse(
    string Status,
    string? Description,
    bool IsError,
    ApiType? Type,
    EquatableArray<ApiHeader> Headers,
    string? MediaType = null);

internal sealed record ApiHeader(string WireName, string? Description, ApiType Type);

/// <summary>x-ms-pageable.</summary>
/// <param name="ItemName">JSON name of the list, "value" unless said otherwise.</param>
/// <param name="NextLinkName">JSON name of the next page's URL; null: one page.</param>
/// <param name="NextOperationId">operationName: the operation that fetches the next page, when it is not simply a GET of the link.</param>
/// <param name="Item">Type of one item.</param>
internal sealed record ApiPaging(string ItemName, string? NextLinkName, string? NextOperationId, ApiType Item);

/// <summary>x-ms-long-running-operation.</summary>
/// <param name="FinalStateVia">azure-async-operation, location, original-uri, operation-location, or null.</param>
/// <param name="Result">Type of the final result, or null when there is none.</param>
internal sealed record ApiLongRunning(string? FinalStateVia, ApiType? Result);
