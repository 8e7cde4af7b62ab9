using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet.Tests;

/// <summary>Ends of jobs.</summary>
internal static class Ends
{
    public const string Vault =
        "/subscriptions/11111111-1111-4111-8111-111111111111/resourcegroups/rg/providers/microsoft.recoveryservices/vaults/rsv-prod";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public static JobEnd Failed(string vault = Vault, string? item = "sql01", string job = "8b1e4f9c-0000-4000-8000-000000000001") => new()
    {
        Key = JobEndedEvent.Key(VaultId.Parse(vault), job),
        VaultId = vault,
        Kind = VaultId.Parse(vault).Kind,
        Subscription = VaultId.Parse(vault).SubscriptionId,
        Tenant = "",
        JobId = job,
        Outcome = JobOutcome.Failed,
        Started = Noon.AddMinutes(-20),
        Ended = Noon,
        Seen = Noon,
        Item = item,
        Operation = "Backup",
        ErrorCode = "400001",
        ErrorMessage = "The virtual machine agent does not answer.",
        Recommendations = ValueList.From(["Restart the agent.", "See <https://example.com> & *retry*."]),
    };

    public static JobEnd Completed(string vault = Vault, string? item = "sql01", string job = "8b1e4f9c-0000-4000-8000-000000000002") =>
        Failed(vault, item, job) with
        {
            Outcome = JobOutcome.Completed,
            ErrorCode = null,
            ErrorMessage = null,
            Recommendations = ValueList<string>.Empty,
        };
}
