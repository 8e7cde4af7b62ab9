using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>What is constant about an operation. Generated code has one instance for each.</summary>
/// <param name="Id">The document's operationId.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathTemplate">Path with {name} placeholders, starting with a slash; may have a fixed query.</param>
/// <param name="ApiVersion">Value of the query parameter api-version unless the options override it; null: the operation has no
/// such parameter.</param>
/// <param name="Endpoint">The endpoint of the operation's own document where it differs from the client's; may have {name}
/// placeholders.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OperationDescriptor(
    string Id, HttpMethod Method, string PathTemplate, string? ApiVersion = null, string? Endpoint = null)
{
    /// <summary>The credentials that the operation requires; null: those of the client.</summary>
    public SecurityRequirements? Security { get; init; }

    /// <summary>Whether the body of the request is a secret, or consists of some that have no names.</summary>
    public bool IsBodySecret { get; init; }

    /// <summary>Id, method and path, for messages.</summary>
    internal string Summary => $"{Id} ({Method} {PathTemplate})";
}
