using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using BackupJobs.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Cli;

/// <summary><c>backup-jobs-fleet demo</c>: the service against an emulator with 200 vaults. Nothing is left behind.</summary>
internal sealed class FleetDemoVerb
{
    private const string SinkName = "receiver";

    private readonly FleetShell _shell;
    private readonly Option<int> _port = NumberOption.Create("--port", "TCP port of the page on 127.0.0.1.", 1, 65_535, 8700);
    private readonly Option<int> _nights = NumberOption.Create("--nights", "Nights of history in the emulator.", 0, 400, 7);
    private readonly Option<bool> _noBrowser = new("--no-browser") { Description = "Print the page's address only." };

    private FleetDemoVerb(FleetShell shell) => _shell = shell;

    public static Command Create(FleetShell shell)
    {
        FleetDemoVerb demo = new(shell);
        VerbCommand command = new(
            "demo", "Runs the service against a local emulator with 200 vaults in 5 subscriptions, and opens its page.",
            "backup-jobs-fleet demo", "backup-jobs-fleet demo --nights 30 --port 8701 --no-browser")
        {
            demo._port, demo._nights, demo._noBrowser,
        };
        command.SetAction(demo.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backup-fleet-demo-");
        try
        {
            await RunAsync(folder.FullName, parsed, cancellationToken).ConfigureAwait(false);
            return (int)ExitCode.Completed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync(string folder, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions
            {
                Vaults = DemoEstate.Vaults,
                Behavior = new VaultBehavior { FailingItems = DemoEstate.Failing },
            },
            cancellationToken).ConfigureAwait(false);
        emulator.Seed(parsed.GetValue(_nights) * DemoEstate.Vaults.Sum(vault => vault.Items.Count), seed: 1);
        await using WebApplication receiver = await DemoReceiver.StartAsync(_shell.Out, cancellationToken).ConfigureAwait(false);

        Uri page = new($"http://127.0.0.1:{parsed.GetValue(_port)}");
        await using WebApplication service = FleetHost.Build(
            options => Configure(options, folder, emulator), Notifications(folder, receiver), new FleetWebOptions { Url = page },
            logging =>
            {
                FleetHost.Log(logging);
                logging.SetMinimumLevel(LogLevel.Warning);
            });
        using CancellationTokenSource night = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task jobs = new DemoNight(emulator, new BackupClient(
            new FixedToken("demo"), options => options.Endpoint = emulator.Endpoint)).RunAsync(night.Token);
        await FleetHost.RunAsync(service, () => Describe(page, folder, !parsed.GetValue(_noBrowser)), cancellationToken)
            .ConfigureAwait(false);
        await night.CancelAsync().ConfigureAwait(false);
        await jobs.ConfigureAwait(false);
    }

    private static void Configure(FleetOptions options, string folder, BackupVaultEmulator emulator)
    {
        options.DatabaseFile = Path.Combine(folder, "fleet.db");
        options.Tenants.Add(new FleetTenant { Id = "demo", Endpoint = emulator.Endpoint, Credential = new FixedToken("demo") });
        options.SieveInterval = TimeSpan.FromSeconds(2);
        options.RunningInterval = TimeSpan.FromSeconds(5);
        options.IdleInterval = TimeSpan.FromMinutes(1);
        // The emulator has no limit.
        options.ReadsPerSecond = 1_000;
        options.ReadsAtOnce = 5_000;
    }

    private static NotificationOptions Notifications(string folder, WebApplication receiver)
    {
        string secret = Path.Combine(folder, "webhook.secret");
        File.WriteAllText(secret, "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return new NotificationOptions
        {
            Sinks =
            [
                new WebhookSinkOptions { Name = SinkName, Url = DemoReceiver.AddressOf(receiver), Secrets = [SecretSource.File(secret)] },
            ],
            Rules = [new NotificationRule { Outcomes = [JobOutcome.Failed], Sinks = [SinkName] }],
        };
    }

    private void Describe(Uri page, string folder, bool opens)
    {
        _shell.Out.WriteLine($"Page       {page}");
        _shell.Out.WriteLine($"API        {page}api/overview, described by {page}openapi/v1.json");
        _shell.Out.WriteLine($"Metrics    {page}metrics");
        _shell.Out.WriteLine($"Database   {folder}, deleted at the end");
        _shell.Out.WriteLine("Failures are sent to a webhook, which prints them here, the first after about a minute. Press Ctrl-C to stop.");
        _shell.Out.Flush();
        if (opens)
            Open(page);
    }

    private static void Open(Uri page)
    {
        try
        {
            // Without a browser, what is asked to open it complains in many lines.
            ProcessStartInfo start = OperatingSystem.IsWindows()
                ? new ProcessStartInfo(page.ToString()) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [page.ToString()])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                };
            using Process? browser = Process.Start(start);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // A machine without a browser: the address is printed.
        }
    }
}
