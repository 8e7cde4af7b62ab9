using System.ComponentModel.DataAnnotations;

namespace BackupJobs.Fleet.Web;

/// <summary>A parameter that is an id of Azure: one that is misspelled would find nothing otherwise.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal abstract class IdAttribute(string expected) : ValidationAttribute
{
    /// <summary>What the value must be.</summary>
    public string Expected => expected;
}

/// <summary>The resource id of a vault. Names are not unique.</summary>
internal sealed class VaultResourceIdAttribute()
    : IdAttribute("the resource id of a vault: /subscriptions/ID/resourceGroups/NAME/providers/Microsoft.RecoveryServices/vaults/NAME, "
        + "or with Microsoft.DataProtection/backupVaults")
{
    public override bool IsValid(object? value) => value is null || VaultId.TryParse(value as string, out _);
}

/// <summary>The id of a subscription.</summary>
internal sealed class SubscriptionIdAttribute() : IdAttribute("the id of a subscription, such as 11111111-1111-4111-8111-111111111111")
{
    public override bool IsValid(object? value) => value is null || Guid.TryParseExact(value as string, "D", out _);
}
