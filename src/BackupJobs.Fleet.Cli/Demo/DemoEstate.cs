using BackupJobs.Emulator;

namespace BackupJobs.Fleet.Cli;

/// <summary>The estate of the demonstration: 200 vaults of both kinds in 5 subscriptions. Each run has the same.</summary>
internal static class DemoEstate
{
    private const int VaultsPerSubscription = 40;

    private static readonly string[] Regions = ["westeurope", "northeurope", "germanywestcentral", "swedencentral"];
    private static readonly string[] Teams = ["shop", "billing", "erp", "web", "data", "hr", "plant", "lab", "media", "core"];

    public static IReadOnlyList<string> Subscriptions { get; } =
    [
        "5a1e0000-0000-4000-8000-000000000001", "5a1e0000-0000-4000-8000-000000000002", "5a1e0000-0000-4000-8000-000000000003",
        "5a1e0000-0000-4000-8000-000000000004", "5a1e0000-0000-4000-8000-000000000005",
    ];

    public static IReadOnlyList<EmulatedVault> Vaults { get; } =
        [.. Subscriptions.Index().SelectMany(entry => Of(entry.Index, entry.Item))];

    /// <summary>Items whose backups always fail.</summary>
    public static IReadOnlyList<string> Failing { get; } = ["shop-vm2-s1", "erp-disk1-s3", "lab-vm1-s4"];

    private static IEnumerable<EmulatedVault> Of(int subscription, string id)
    {
        for (int i = 0; i < VaultsPerSubscription; i++)
        {
            string team = Teams[i % Teams.Length];
            string suffix = i < Teams.Length ? $"s{subscription + 1}" : $"s{subscription + 1}-{(i / Teams.Length) + 1}";
            // Every fourth vault is one of the newer kind.
            bool isBackupVault = i / Teams.Length == 3;
            yield return new EmulatedVault
            {
                SubscriptionId = id,
                ResourceGroup = "rg-" + team,
                Name = $"{(isBackupVault ? "bv" : "rsv")}-{team}-{suffix}",
                Kind = isBackupVault ? EmulatedVaultKind.BackupVault : EmulatedVaultKind.RecoveryServices,
                Location = Regions[(subscription + i) % Regions.Length],
                Items = isBackupVault
                    ? [
                        EmulatedItem.Disk($"{team}-disk1-s{subscription + 1}"), EmulatedItem.PostgreSql($"{team}-pg-{suffix}"),
                        EmulatedItem.Blobs($"st{team}{subscription + 1}"),
                    ]
                    : [
                        EmulatedItem.VirtualMachine($"{team}-vm1-{suffix}"), EmulatedItem.VirtualMachine($"{team}-vm2-{suffix}"),
                        EmulatedItem.FileShare($"{team}-files-{suffix}", $"st{team}{subscription + 1}"),
                    ],
            };
        }
    }
}
