using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs vaults</c>.</summary>
internal static class VaultsVerb
{
    private const int ShortSubscription = 8;

    public static Command Create(Shell shell)
    {
        VaultOptions scope = new(shell);
        Option<ResultFormat> output = OutputOption.CreateForResults();
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command = new("vaults", "Lists vaults of both kinds: all that you may read, unless an option says which.",
            "backup-jobs vaults", "backup-jobs vaults --subscription 00000000-0000-0000-0000-000000000001 -o csv")
        {
            output, timeout,
        };
        scope.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            Connection connection = scope.ConnectToAll(parsed);
            VaultFailures refused = new(connection.Scope, cancellationToken);
            List<VaultInfo> vaults = await Estates.Of(connection, deadline, refused.Add).FindVaultsAsync(deadline.Token)
                .Where(vault => connection.Scope.Includes(vault.Id)).ToListAsync(deadline.Token).ConfigureAwait(false);
            ResultOutput.Write(shell, parsed.GetValue(output), Data(vaults), refused.All);
            ExitCode code = refused.Write(shell.Error);
            if (vaults.Count == 0 && code == ExitCode.Completed)
                shell.Error.WriteLine("No vaults found.");
            return (int)code;
        });
        return command;
    }

    private static ResultData Data(IEnumerable<VaultInfo> vaults)
    {
        ResultData data = new(
            new("name", "VAULT"), new("kind", "KIND"), new("location", "LOCATION?"), new("resourceGroup", "GROUP"),
            new("subscriptionId", "SUBSCRIPTION"), new("id", null));
        foreach ((VaultId id, string? location, _) in vaults.OrderBy(vault => vault.Id.VaultName, StringComparer.OrdinalIgnoreCase))
        {
            data.Add(
                Cell.Whole(id.VaultName),
                id.Kind == VaultKind.BackupVault ? "Backup" : new Cell("Recovery Services", Short: "Recovery"),
                Cell.Name(location),
                Cell.Whole(id.ResourceGroup),
                new Cell(id.SubscriptionId, Short: ShortIds.Of(id.SubscriptionId, ShortSubscription)),
                id.ToString());
        }

        return data;
    }
}
