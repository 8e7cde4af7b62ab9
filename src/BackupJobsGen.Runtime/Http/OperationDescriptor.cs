using System.ComponentModel;
namespace BackupJobsGen.Runtime.Generated;

/// <summary>What never changes about an operation; generated code has one instance each.</summary>
/// <param name="Id">The document's operationId.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathTemplate">Path with {name} placeholders, starting with a slash; may carry a fixed query.</param>
/// <param name="ApiVersion">Value of the query parameter api-version unless the options override it; null: there is no such parameter.</param>
/// <param name="Endpoint">The endpoint of the operation's own document where it differs from the client's; may hold {name} placeholders.</param>
public sealed record OperationDescriptor(string Id, HttpMethod Method, string PathTemplate, string? ApiVersion = null, string? Endpoint = null);

/// <summary>How a list stands in a URL, a header or a form field.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ListStyle
{
    /// <summary>a,b.</summary>
    Csv,

    /// <summary>Separated by spaces.</summary>
    Ssv,

    /// <summary>Separated by tabs.</summary>
    Tsv,

    /// <summary>a|b.</summary>
    Pipes,

    /// <summary>name=a&amp;name=b.</summary>
    Multi,

    /// <summary>name[key]=value.</summary>
    DeepObject,
}
