namespace BackupJobs.Emulator;

/// <summary>A small estate for demonstrations and tests: three subscriptions with vaults of both kinds.</summary>
public static class SampleEstate
{
    private const string Production = "11111111-1111-4111-8111-111111111111";
    private const string Test = "22222222-2222-4222-8222-222222222222";
    private const string Branches = "33333333-3333-4333-8333-333333333333";

    /// <summary>IDs of the three subscriptions.</summary>
    public static IReadOnlyList<string> SubscriptionIds { get; } = [Production, Test, Branches];

    /// <summary>Six vaults with 17 items, one of which is not protected any more.</summary>
    public static IReadOnlyList<EmulatedVault> Vaults { get; } =
    [
        Vault(Production, "rg-backup", "rsv-prod", EmulatedVaultKind.RecoveryServices, "westeurope",
            EmulatedItem.VirtualMachine("web01"), EmulatedItem.VirtualMachine("web02"), EmulatedItem.VirtualMachine("sql01", "rg-data"),
            EmulatedItem.SqlDatabase("orders", "sql01", "rg-data"), EmulatedItem.FileShare("documents", "stcontoso")),
        Vault(Production, "rg-backup", "bv-prod", EmulatedVaultKind.BackupVault, "westeurope",
            EmulatedItem.Disk("disk-web01"), EmulatedItem.Disk("disk-web02"), EmulatedItem.PostgreSql("pg-orders", "rg-data"),
            EmulatedItem.Blobs("stcontosoblobs")),
        Vault(Test, "rg-test-backup", "rsv-test", EmulatedVaultKind.RecoveryServices, "northeurope",
            EmulatedItem.VirtualMachine("test01", "rg-test"), EmulatedItem.VirtualMachine("test02", "rg-test") with { IsStopped = true }),
        Vault(Test, "rg-test-backup", "bv-test", EmulatedVaultKind.BackupVault, "northeurope",
            EmulatedItem.Cluster("aks-test", "rg-test"), EmulatedItem.Disk("disk-test01", "rg-test")),
        Vault(Branches, "rg-branches", "rsv-branches", EmulatedVaultKind.RecoveryServices, "germanywestcentral",
            EmulatedItem.VirtualMachine("berlin01", "rg-berlin"), EmulatedItem.VirtualMachine("munich01", "rg-munich"),
            EmulatedItem.FileShare("plans", "stbranches", "rg-berlin")),
        Vault(Branches, "rg-branches", "bv-branches", EmulatedVaultKind.BackupVault, "germanywestcentral",
            EmulatedItem.Disk("disk-berlin01", "rg-berlin")),
    ];

    /// <summary>One management group, <c>mg-contoso</c>, with the first two subscriptions.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ManagementGroups { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["mg-contoso"] = [Production, Test] };

    private static EmulatedVault Vault(
        string subscription, string group, string name, EmulatedVaultKind kind, string location, params EmulatedItem[] items) => new()
        {
            SubscriptionId = subscription,
            ResourceGroup = group,
            Name = name,
            Kind = kind,
            Location = location,
            Items = items,
        };
}
