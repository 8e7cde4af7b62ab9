using System.CommandLine;
using System.Security.Cryptography;
using BackupJobs.Emulator;

namespace BackupJobs.Fleet.Cli;

/// <summary><c>backup-jobs-fleet emulator</c>: the estate of the demonstration alone, for a service of one's own that is stopped, killed
/// and started again.</summary>
internal static class FleetEmulatorVerb
{
    private const string Variable = "EMULATOR_TOKEN";

    public static Command Create(FleetShell shell)
    {
        Option<int> port = NumberOption.Create("--port", "TCP port on 127.0.0.1; 0 selects a free port.", 0, 65_535, 0);
        Option<string?> token = new("--token")
        {
            HelpName = "TOKEN",
            Description = "Token that clients must send. Default: a random one.",
        };
        VerbCommand command = new(
            "emulator", "Runs a local emulator with 200 vaults in 5 subscriptions, for 'run' and a configuration of your own.",
            "backup-jobs-fleet emulator --port 8710") { port, token };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            shell, parsed.GetValue(port),
            parsed.GetValue(token) is { Length: > 0 } given ? given : RandomNumberGenerator.GetHexString(32, lowercase: true),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FleetShell shell, int port, string token, CancellationToken cancellationToken)
    {
        await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions
            {
                Port = port,
                Vaults = DemoEstate.Vaults,
                Behavior = new VaultBehavior { FailingItems = DemoEstate.Failing, TokenCheck = new TokenCheck { Token = token } },
            },
            cancellationToken).ConfigureAwait(false);
        shell.Out.WriteLine($"Listening on {emulator.Endpoint.GetLeftPart(UriPartial.Authority)}. Press Ctrl-C to stop. In fleet.json:");
        shell.Out.WriteLine(
            $"\"tenants\": [{{ \"id\": \"emulator\", \"endpoint\": \"{emulator.Endpoint}\", "
            + $"\"token\": {{ \"variable\": \"{Variable}\" }} }}]");
        shell.Out.WriteLine("In the terminal of the service:");
        shell.Out.WriteLine($"export {Variable}='{token}'");
        shell.Out.Flush();
        await new DemoNight(emulator, new BackupClient(new FixedToken(token), options => options.Endpoint = emulator.Endpoint))
            .RunAsync(cancellationToken).ConfigureAwait(false);
        return (int)ExitCode.Completed;
    }
}
