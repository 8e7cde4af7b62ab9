using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>What a service sends that its document does not say.</summary>
/// <param name="YearOneIsAbsent">It sends the first day of year 1 where there is no date.</param>
/// <param name="SendsOrdinals">It may send the index of an enum's value in place of the string.</param>
/// <param name="ClientRequestIdHeader">The header in which it wants an id for each request; or null.</param>
/// <param name="IsResourceManager">It is one behind Azure Resource Manager.</param>
/// <param name="FinalThrottlingCodes">Codes of a 429 that means: the quota is used up, and asking again lengthens the ban.</param>
internal sealed record ServiceHabits(
    bool IsResourceManager, bool YearOneIsAbsent, bool SendsOrdinals, string? ClientRequestIdHeader,
    EquatableArray<string> FinalThrottlingCodes)
{
    // All are known of services behind Azure Resource Manager, whose documents name the host of the public cloud.
    private const string ResourceManager = "management.azure.com";
    private const string ClientRequestId = "x-ms-client-request-id";

    // The second code is how services spell it.
    private static readonly string[] QuotaCodes =
        ["CloudDosAbsoluteLimitReached", "CloudDosTimeboudLimitReached", "CloudDosTimeboundLimitReached"];

    public static ServiceHabits Of(string? endpoint)
    {
        bool isResourceManager = Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
            && string.Equals(uri.Host, ResourceManager, StringComparison.OrdinalIgnoreCase);
        return new ServiceHabits(
            isResourceManager, isResourceManager, isResourceManager, isResourceManager ? ClientRequestId : null,
            (isResourceManager ? QuotaCodes : []).ToEquatableArray());
    }

    /// <summary>Whether a header is the one for an id of each request.</summary>
    public static bool IsClientRequestId(ApiParameter parameter) =>
        parameter.In == ParameterLocation.Header
            && (ClientRequestId.Equals(parameter.WireName, StringComparison.OrdinalIgnoreCase)
                || "client-request-id".Equals(parameter.WireName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a member may hold a date.</summary>
    public static bool IsDate(MemberModel member) => member.Type is ScalarType
    {
        Kind: ScalarKind.Date or ScalarKind.DateTime or ScalarKind.DateTimeRfc1123 or ScalarKind.UnixTime
    };
}
