using System.CommandLine;
using Microsoft.AspNetCore.Builder;

namespace BackupJobs.Fleet.Cli;

/// <summary><c>backup-jobs-fleet run</c>.</summary>
internal static class RunVerb
{
    public static Command Create(FleetShell shell)
    {
        Option<string> config = ConfigOption.Create();
        VerbCommand command = new(
            "run", "Runs the service until SIGTERM or Ctrl-C; it then finishes what is under way, within 10 s.",
            "backup-jobs-fleet run --config fleet.json") { config };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(config)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FleetShell shell, string path, CancellationToken cancellationToken)
    {
        (string text, FleetConfig config) = ConfigFile.Load(path);
        ConfigFile.Warn(shell, path, config);
        await using WebApplication application = FleetHost.Build(text, config, FleetHost.Log);
        await FleetHost.RunAsync(
            application,
            () => shell.Out.WriteLine($"Page and API at {config.Web.Url.GetLeftPart(UriPartial.Authority)}. Press Ctrl-C to stop."),
            cancellationToken).ConfigureAwait(false);
        return (int)ExitCode.Completed;
    }
}
