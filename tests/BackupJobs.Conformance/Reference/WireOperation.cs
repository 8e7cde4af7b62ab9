using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>What a document says about one operation on the wire.</summary>
/// <param name="Id">operationId, or null.</param>
/// <param name="BasePath">Of the document's server, without a slash at its end.</param>
/// <param name="Path">Template, base path included.</param>
/// <param name="FinalStateVia">Of x-ms-long-running-operation-options, or null.</param>
/// <param name="HasEndpoint">Whether the document says where the service is.</param>
/// <param name="HostTemplate">Of x-ms-parameterized-host, with its scheme; or null.</param>
/// <param name="Examples">x-ms-examples, or null.</param>
internal sealed record WireOperation(
    string? Id,
    string Method,
    string BasePath,
    string Path,
    IReadOnlyList<WireParameter> Parameters,
    WireBody? Body,
    IReadOnlyDictionary<string, WireResponse> Responses,
    WirePaging? Paging,
    bool LongRunning,
    string? FinalStateVia,
    string ApiVersion,
    bool HasEndpoint,
    string? HostTemplate,
    Node? Examples);

/// <param name="In">path, query, header, cookie, formData or host.</param>
/// <param name="Style">csv, ssv, tsv, pipes, multi, deepObject or json.</param>
/// <param name="Schema">The node with its type: the parameter itself in Swagger 2.0.</param>
internal sealed record WireParameter(string Name, string In, Node Schema, bool Required, string Style, bool SkipEncoding);

/// <param name="Name">Name of its argument; empty for a form, whose fields are parameters.</param>
internal sealed record WireBody(string Name, Node? Schema, bool Required, string MediaType);

/// <param name="Schema">Null for a response without a body.</param>
/// <param name="MediaType">JSON, or the first one if JSON is not declared.</param>
/// <param name="IsError">Whether the status is not a success.</param>
/// <param name="Headers">Names of declared headers.</param>
internal sealed record WireResponse(Node? Schema, string MediaType, bool IsError, IReadOnlyList<string> Headers);

internal sealed record WirePaging(string ItemName, string? NextLinkName, string? OperationName);
