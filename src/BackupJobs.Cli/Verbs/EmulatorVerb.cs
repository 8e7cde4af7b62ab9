using System.CommandLine;
using System.Net.Sockets;
using BackupJobs.Emulator;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs emulator</c>.</summary>
internal sealed class EmulatorVerb
{
    private const string AnyToken = "emulator";

    private readonly Shell _shell;
    private readonly Option<int> _port = NumberOption.Create("--port", "TCP port on 127.0.0.1; 0 takes a free one.", 0, 65_535, 0);
    private readonly Option<int> _jobs = NumberOption.Create("--jobs", "Jobs that are in the vault at first.", 0, 1_000_000, 0);
    private readonly Option<int> _seed = NumberOption.Create("--seed", "Another number, other jobs.", 0, int.MaxValue, 1);
    private readonly Option<double> _speed = NumberOption.Create("--speed", "Seconds in the vault for each second here; 0 stops its clock.", 0, 1_000_000, 1d);
    private readonly Option<string> _shape = new("--shape") { HelpName = "modern|legacy|strict", Description = "How values are written: as today, as in 2018, or to the letter of the document.", DefaultValueFactory = _ => "modern" };
    private readonly Option<string?> _certificate = new("--tls-certificate") { HelpName = "FILE", Description = "Speak TLS, and write the certificate of this run to FILE (PEM), for the client to trust." };

    private EmulatorVerb(Shell shell)
    {
        _shell = shell;
        _shape.AcceptOnlyFromAmong("modern", "legacy", "strict");
    }

    public static Command Create(Shell shell) => new EmulatorVerb(shell).Create();

    private Command Create()
    {
        Command command = new("emulator", "Serves a vault on loopback until Ctrl-C, to try things without a subscription.") { _port, _jobs, _seed, _speed, _shape, _certificate };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? certificate = parsed.GetValue(_certificate);
        await using BackupVaultEmulator vault = await StartAsync(
            new BackupVaultOptions
            {
                Port = parsed.GetValue(_port),
                Speed = parsed.GetValue(_speed),
                UseTls = certificate is not null,
                Behavior = new VaultBehavior { Shape = Shape(parsed.GetValue(_shape)) },
            },
            cancellationToken).ConfigureAwait(false);
        vault.Seed(parsed.GetValue(_jobs), parsed.GetValue(_seed));
        if (certificate is not null)
            await File.WriteAllTextAsync(certificate, vault.Certificate!.ExportCertificatePem(), cancellationToken).ConfigureAwait(false);
        Describe(vault);
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        return (int)ExitCode.Completed;
    }

    private static async Task<BackupVaultEmulator> StartAsync(BackupVaultOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await BackupVaultEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new FailureException(new Failure(ExitCode.Error, $"Port {options.Port} cannot be listened on.", error.Message, "Give another --port, or leave it out for a free one."));
        }
    }

    private void Describe(BackupVaultEmulator vault)
    {
        _shell.Out.WriteLine($"Listening on {vault.Endpoint.GetLeftPart(UriPartial.Authority)}. Ctrl-C ends it. In another terminal:");
        _shell.Out.WriteLine($"export {Variables.Endpoint}={vault.Endpoint.GetLeftPart(UriPartial.Authority)}");
        _shell.Out.WriteLine($"export {Variables.Vault}={vault.VaultPath}");
        _shell.Out.WriteLine($"export {Variables.Token}={AnyToken}");
        _shell.Out.Flush();
    }

    private static WireShape Shape(string? name) => name switch
    {
        "legacy" => WireShape.Legacy,
        "strict" => WireShape.Strict,
        _ => WireShape.Modern,
    };
}
