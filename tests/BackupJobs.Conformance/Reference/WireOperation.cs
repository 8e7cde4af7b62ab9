using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>What a document says about one operation on the wire.</summary>
internal sealed record WireOperation
{
    /// <summary>operationId, or null.</summary>
    public required string? Id { get; init; }

    public required string Method { get; init; }

    /// <summary>Of the document's server, without a slash at its end.</summary>
    public required string BasePath { get; init; }

    /// <summary>Template, base path included.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<WireParameter> Parameters { get; init; }

    public required WireBody? Body { get; init; }

    public required IReadOnlyDictionary<string, WireResponse> Responses { get; init; }

    public required WirePaging? Paging { get; init; }

    public required bool LongRunning { get; init; }

    /// <summary>Of x-ms-long-running-operation-options, or null.</summary>
    public required string? FinalStateVia { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Whether the document says where the service is.</summary>
    public required bool HasEndpoint { get; init; }

    /// <summary>Of x-ms-parameterized-host, with its scheme; or null.</summary>
    public required string? HostTemplate { get; init; }

    /// <summary>x-ms-examples, or null.</summary>
    public required Node? Examples { get; init; }
}

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
