using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// The types that a caller's <c>using BackupJobsGen.Runtime</c> brings. A generated type of the same name would be ambiguous next to it.
/// </summary>
internal static class RuntimeTypes
{
    /// <summary>Those without type parameters: no generated type has any.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "ApiCallOptions", "ApiClientOptions", "ApiCredential", "ApiError", "ApiErrorInfo", "ApiException", "ApiHeaders", "ApiHttpHandler",
        "ApiJson", "ApiPageable", "ApiPipeline", "ApiResponse", "ApiToken", "ApiTokenCache", "ApiValidation", "BasicCredential",
        "ClientCredentials", "CredentialException", "CredentialRequest", "EventReconnection", "FilePart", "IApiValidatable",
        "JsonProperties", "JsonReadException", "LongRunningOperation", "LongRunningStatus", "Observation", "OperationLinks", "OriginGuard",
        "OriginMismatchException", "Poller", "PollingDelay", "PollingHealth", "PollingOptions", "PollingTimeoutException", "RawJson",
        "Redact", "Transient", "UnreadableItem", "ValueList",
    ];

    private static readonly HashSet<string> Known = new(Names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the C# name that is made of a name is one of them, whatever its case and what is between its words.</summary>
    public static bool Contains(string name) => Known.Contains(string.Concat(name.Where(char.IsLetterOrDigit)));

    /// <summary>Reports a schema whose type gets another name.</summary>
    public static void Check(ReadContext context, DocumentNode schema, string name)
    {
        if (Contains(name))
            context.Report(Problems.RuntimeTypeName, schema, name);
    }
}
