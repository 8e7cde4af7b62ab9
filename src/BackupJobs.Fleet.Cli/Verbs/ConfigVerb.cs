using System.CommandLine;

namespace BackupJobs.Fleet.Cli;

/// <summary><c>backup-jobs-fleet config</c>.</summary>
internal static class ConfigVerb
{
    public static Command Create(FleetShell shell)
    {
        Option<string> config = ConfigOption.Create();
        VerbCommand check = new(
            "check", "Checks a configuration, with its secrets and addresses, without starting anything.",
            "backup-jobs-fleet config check --config fleet.json") { config };
        check.SetAction(parsed => Check(shell, parsed.GetValue(config)!));
        return new VerbCommand("config", "Checks configurations.", "backup-jobs-fleet config check") { check };
    }

    private static int Check(FleetShell shell, string path)
    {
        (string text, FleetConfig config) = ConfigFile.Load(path);
        // Reads all secrets, and starts nothing.
        using (FleetHost.Build(text, config, _ => { }) as IDisposable)
        {
        }

        ConfigFile.Warn(shell, path, config);
        shell.Out.WriteLine(
            $"{path} is valid: tenants {config.Tenants.Count}, sinks {config.Notifications.Sinks.Count}, rules {config.Notifications.Rules.Count}.");
        if (config.Notifications.Sinks.Count == 0)
            shell.Out.WriteLine("There is no sink: the page shows the ends of jobs, and no one is notified.");
        return (int)ExitCode.Completed;
    }
}
