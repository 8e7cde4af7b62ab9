using BackupJobs.Emulator;

namespace BackupJobs.Cli;

/// <summary>
/// The demonstration of an estate: the commands of a morning, each shown before it runs, against an emulator with six vaults.
/// </summary>
/// <param name="shell">Where the commands write to.</param>
/// <param name="run">Runs a command line in a shell.</param>
internal sealed class EstateDemo(Shell shell, Func<IReadOnlyList<string>, Shell, Task<int>> run)
{
    // A week of 16 active items.
    private const int Jobs = 16 * 7;
    private const string Token = "demo";
    private const string Failing = "disk-web01";

    /// <exception cref="FailureException">A command ended in another way than the demonstration shows.</exception>
    public async Task RunAsync(double speed, CancellationToken cancellationToken)
    {
        await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions
            {
                Vaults = SampleEstate.Vaults,
                ManagementGroups = SampleEstate.ManagementGroups,
                Speed = speed,
                Behavior = new VaultBehavior { FailingItems = [Failing], TokenCheck = new TokenCheck { Token = Token } },
            },
            cancellationToken).ConfigureAwait(false);
        emulator.Seed(Jobs, seed: 1);

        await ShowAsync(emulator, ExitCode.Completed, "vaults").ConfigureAwait(false);
        await ShowAsync(emulator, ExitCode.Completed, "summary", "--all-vaults", "--since", "1d").ConfigureAwait(false);
        string machine = await BackUpAsync(emulator, "web01").ConfigureAwait(false);
        string disk = await BackUpAsync(emulator, "disk-web02").ConfigureAwait(false);
        string failing = await BackUpAsync(emulator, Failing).ConfigureAwait(false);
        await ShowAsync(emulator, ExitCode.Failed, "watch", machine, disk, failing, "--all-vaults", "--interval", "1s")
            .ConfigureAwait(false);
        await ShowAsync(emulator, ExitCode.NotBackedUp, "check", "--all-vaults", "--max-age", "24h").ConfigureAwait(false);
        // The disk is there again, so its next backup succeeds.
        emulator.Behavior = emulator.Behavior with { FailingItems = [] };
        await ShowAsync(emulator, ExitCode.Completed, "retry", "--all-vaults", "--max", "2").ConfigureAwait(false);
        await ShowAsync(emulator, ExitCode.Completed, "retry", "--all-vaults", "--max", "2", "--yes", "--interval", "1s")
            .ConfigureAwait(false);
    }

    /// <summary>Starts a backup and returns the ID of its job, which the command prints.</summary>
    private async Task<string> BackUpAsync(BackupVaultEmulator emulator, string item)
    {
        using StringWriter printed = new();
        await ShowAsync(emulator, ExitCode.Completed, printed, "backup", "--item", Item(item), "--interval", "1s").ConfigureAwait(false);
        return printed.ToString().Trim();
    }

    private Task ShowAsync(BackupVaultEmulator emulator, ExitCode expected, params string[] arguments) =>
        ShowAsync(emulator, expected, null, arguments);

    private async Task ShowAsync(BackupVaultEmulator emulator, ExitCode expected, StringWriter? printed, params string[] arguments)
    {
        shell.Out.WriteLine($"> backup-jobs {string.Join(' ', arguments.Select(CommandLineText.Quote))}");
        Shell own = shell with { Variable = name => Variable(name, emulator.Endpoint) };
        int code = await run(arguments, printed is null ? own : own with { Output = Consoles.Create(printed) }).ConfigureAwait(false);
        if (printed is not null)
            shell.Out.Write(printed.ToString());
        if (code != (int)expected)
            throw new FailureException(new Failure((ExitCode)code, $"the demonstration stopped: '{arguments[0]}' ended with exit code {code}"));
        if (code != 0)
            shell.Out.WriteLine($"exit code {code}");
        shell.Out.WriteLine();
    }

    private static string? Variable(string name, Uri endpoint) => name switch
    {
        Variables.Endpoint => endpoint.GetLeftPart(UriPartial.Authority),
        Variables.Token => Token,
        _ => null,
    };

    private static string Item(string name) => SampleEstate.Vaults
        .SelectMany(vault => vault.Items, (vault, item) => (Vault: vault, Item: item)).Where(entry => entry.Item.FriendlyName == name)
        .Select(entry => entry.Item.PathIn(entry.Vault)).First();
}
