using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>What a service sends that its document does not say.</summary>
/// <param name="YearOneIsAbsent">It sends the first day of year 1 where there is no date.</param>
/// <param name="SendsOrdinals">It may send the index of an enum's value in place of the string.</param>
internal sealed record ServiceHabits(bool YearOneIsAbsent, bool SendsOrdinals)
{
    // Both are known of services behind Azure Resource Manager, whose documents name the host of the public cloud.
    private const string ResourceManager = "management.azure.com";

    public static ServiceHabits Of(string? endpoint)
    {
        bool isResourceManager = Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
            && string.Equals(uri.Host, ResourceManager, StringComparison.OrdinalIgnoreCase);
        return new ServiceHabits(isResourceManager, isResourceManager);
    }

    /// <summary>Whether a member may hold a date.</summary>
    public static bool IsDate(MemberModel member) => member.Type is ScalarType
    {
        Kind: ScalarKind.Date or ScalarKind.DateTime or ScalarKind.DateTimeRfc1123 or ScalarKind.UnixTime
    };
}
