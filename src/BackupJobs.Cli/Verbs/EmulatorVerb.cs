using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using BackupJobs.Emulator;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs emulator</c>.</summary>
internal sealed class EmulatorVerb
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoGroups = [];

    private readonly Shell _shell;
    private readonly Option<int> _port = NumberOption.Create("--port", "TCP port on 127.0.0.1; 0 selects a free port.", 0, 65_535, 0);
    private readonly Option<int> _jobs = NumberOption.Create("--jobs", "Number of generated jobs in the vault.", 0, 1_000_000, 0);
    private readonly Option<int> _seed = NumberOption.Create("--seed", "Seed of the generated jobs.", 0, int.MaxValue, 1);
    private readonly Option<double> _speed =
        NumberOption.Create("--speed", "Speed of the emulator's clock, in seconds per second; 0 stops it.", 0, 1_000_000, 1d);
    private readonly Option<string> _shape = new("--shape")
    {
        HelpName = "modern|legacy|strict",
        Description = "Wire format of values: as today, as in 2018, or exactly as documented.",
        DefaultValueFactory = _ => "modern",
    };

    private readonly Option<string?> _certificate = new("--tls-certificate")
    {
        HelpName = "FILE",
        Description = "Use TLS, and write the self-signed certificate, which the client has to trust, to FILE (PEM).",
    };

    private readonly Option<string?> _token = new("--token")
    {
        HelpName = "TOKEN",
        Description = "Token that clients must send. Default: a random one.",
    };


    private readonly Option<bool> _estate = new("--estate")
    {
        Description = "Six vaults of both kinds in three subscriptions instead of one vault. With --jobs: their scheduled backups.",
    };

    private readonly Option<string[]> _fail = new("--fail")
    {
        HelpName = "ITEM",
        Description = "Backups of this item fail, such as disk-web01 of --estate; can be repeated.",
    };

    private EmulatorVerb(Shell shell)
    {
        _shell = shell;
        _shape.AcceptOnlyFromAmong("modern", "legacy", "strict");
    }

    public static Command Create(Shell shell) => new EmulatorVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command =
            new(
                "emulator", "Runs a local vault emulator until Ctrl-C. Does not require a subscription.",
                "backup-jobs emulator --port 8080 --jobs 500 --speed 60", "backup-jobs emulator --estate --jobs 112 --fail disk-web01")
        {
            _port, _jobs, _seed, _estate, _fail, _speed, _shape, _certificate, _token,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? certificate = parsed.GetValue(_certificate);
        string token = parsed.GetValue(_token) is { Length: > 0 } given ? given : RandomNumberGenerator.GetHexString(32, lowercase: true);
        await using BackupVaultEmulator vault = await StartAsync(
            new BackupVaultOptions
            {
                Port = parsed.GetValue(_port),
                Speed = parsed.GetValue(_speed),
                UseTls = certificate is not null,
                Vaults = parsed.GetValue(_estate) ? SampleEstate.Vaults : [],
                ManagementGroups = parsed.GetValue(_estate) ? SampleEstate.ManagementGroups : NoGroups,
                Behavior = new VaultBehavior
                {
                    Shape = Shape(parsed.GetValue(_shape)), TokenCheck = new TokenCheck { Token = token },
                    FailingItems = parsed.GetValue(_fail) ?? [],
                },
            },
            cancellationToken).ConfigureAwait(false);
        vault.Seed(parsed.GetValue(_jobs), parsed.GetValue(_seed));
        if (certificate is not null)
            await OutputFile.WriteAsync(
                certificate, overwrite: true,
                async file => await file.WriteAsync(Encoding.ASCII.GetBytes(vault.Certificate!.ExportCertificatePem()), cancellationToken)
                    .ConfigureAwait(false)).ConfigureAwait(false);
        Describe(vault, token, parsed.GetValue(_estate));
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        return (int)(_shell.OutputClosed.IsCancellationRequested ? ExitCode.OutputClosed : ExitCode.Completed);
    }

    private static async Task<BackupVaultEmulator> StartAsync(BackupVaultOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await BackupVaultEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new FailureException(
                new Failure(
                    ExitCode.Error, $"cannot listen on port {options.Port}", error.Message,
                    "specify another --port, or omit it to use a free port"));
        }
    }

    private void Describe(BackupVaultEmulator vault, string token, bool isEstate)
    {
        _shell.Out.WriteLine(
            $"Listening on {vault.Endpoint.GetLeftPart(UriPartial.Authority)}. Press Ctrl-C to stop. In another terminal:");
        _shell.Out.WriteLine($"export {Variables.Endpoint}={vault.Endpoint.GetLeftPart(UriPartial.Authority)}");
        if (!isEstate)
            _shell.Out.WriteLine($"export {Variables.Vault}={vault.VaultPath}");
        _shell.Out.WriteLine($"export {Variables.Token}={CommandLineText.Quote(token)}");
        _shell.Out.Flush();
    }

    private static WireShape Shape(string? name) => name switch
    {
        "legacy" => WireShape.Legacy,
        "strict" => WireShape.Strict,
        _ => WireShape.Modern,
    };
}
