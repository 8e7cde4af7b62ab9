namespace BackupJobs.Tests.Vaults;

public class VaultIdTests
{
    [Theory]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v")]
    [InlineData("/Subscriptions/SUB/resourcegroups/RG/Providers/microsoft.recoveryservices/Vaults/V")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v/backupJobs/1272e714")]
    public void A_resource_id_is_read_in_any_case_and_below_the_vault(string text)
    {
        VaultId id = VaultId.Parse(text);

        Assert.Equal(new VaultId("sub", "rg", "v"), id);
        Assert.Equal(new VaultId("sub", "rg", "v").GetHashCode(), id.GetHashCode());
        Assert.Equal("v", id.VaultName, ignoreCase: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/")]
    [InlineData("/subscriptions//resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/v")]
    [InlineData("https://management.azure.com/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v")]
    [InlineData("/subscriptions/sub/resourceGroups/../providers/Microsoft.RecoveryServices/vaults/v")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/%2e%2E")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v\u001b")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v\u0085/backupJobs/1")]
    [InlineData("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(VaultId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => VaultId.Parse(text!));
    }

    [Theory]
    [InlineData("", "rg", "v", "subscriptionId")]
    [InlineData("sub", " ", "v", "resourceGroup")]
    [InlineData("sub", "rg", "../v", "vaultName")]
    [InlineData("sub", "rg", "v?x", "vaultName")]
    [InlineData("..", "rg", "v", "subscriptionId")]
    [InlineData("sub", "rg\0", "v", "resourceGroup")]
    public void Parts_are_single_path_segments(string subscription, string group, string vault, string parameter)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new VaultId(subscription, group, vault));
        Assert.Equal(parameter, error.ParamName);
    }
}
