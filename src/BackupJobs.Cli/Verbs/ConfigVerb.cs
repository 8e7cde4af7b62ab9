using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs config</c>.</summary>
internal static class ConfigVerb
{
    public static Command Create(Shell shell) => new VerbCommand(
        "config", "Profiles: vaults, endpoint, tenant and output under a name. --profile, BACKUP_JOBS_PROFILE or 'config use' chooses one.",
        "backup-jobs config set prod --subscription 00000000-0000-0000-0000-000000000001", "backup-jobs config use prod")
    {
        List(shell), Show(shell), ConfigSetVerb.Create(shell), Use(shell), Delete(shell),
    };

    private static VerbCommand List(Shell shell)
    {
        Option<ResultFormat> output = OutputOption.CreateForResults();
        VerbCommand command = new("list", "Lists the profiles.", "backup-jobs config list") { output };
        command.SetAction(parsed =>
        {
            ProfileFile file = new(shell.Variable);
            ProfileList profiles = file.Read();
            ResultData data = new(
                new("current", "CURRENT?"), new("name", "NAME"), new("scope", "SCOPE"), new("endpoint", "ENDPOINT?"),
                new("output", "OUTPUT?"));
            foreach (Profile profile in profiles.All)
            {
                bool isCurrent = profile.Name == profiles.Current;
                data.Add(
                    new Cell(isCurrent ? "*" : null, Full: isCurrent ? "true" : "false"),
                    Cell.Whole(profile.Name),
                    Cell.Name(profile.Scope),
                    Cell.Name(profile.EffectiveEndpoint), profile.Output);
            }

            ResultOutput.Write(shell, parsed.GetValue(output), data);
            if (profiles.All.Count == 0)
                shell.Error.WriteLine($"No profiles in {file.Path}.");
        });
        return command;
    }

    private static VerbCommand Show(Shell shell)
    {
        Argument<string?> name = Name<string?>(shell, "Name of the profile. Default: the current one.");
        name.Arity = ArgumentArity.ZeroOrOne;
        VerbCommand command = new("show", "Shows a profile as JSON, as it is in the file.", "backup-jobs config show prod") { name };
        command.SetAction(parsed =>
        {
            ProfileList profiles = new ProfileFile(shell.Variable).Read();
            string wanted = parsed.GetValue(name) ?? profiles.Current ?? throw FailureException.Usage(
                "there is no current profile", "name one, or choose one with 'backup-jobs config use NAME'");
            JobsJson.Write(shell.Out, json => ProfileWriter.Write(json, profiles.Get(wanted)));
        });
        return command;
    }

    private static VerbCommand Use(Shell shell)
    {
        Argument<string> name = Name<string>(shell, "Name of the profile.");
        VerbCommand command =
            new("use", "Uses a profile wherever --profile is not given.", "backup-jobs config use prod") { name };
        command.SetAction(async (parsed, _) =>
        {
            ProfileFile file = new(shell.Variable);
            ProfileList profiles = file.Read();
            await file.WriteAsync(profiles with { Current = profiles.Get(parsed.GetRequiredValue(name)).Name }).ConfigureAwait(false);
            return (int)ExitCode.Completed;
        });
        return command;
    }

    private static VerbCommand Delete(Shell shell)
    {
        Argument<string> name = Name<string>(shell, "Name of the profile.");
        VerbCommand command = new("delete", "Deletes a profile.", "backup-jobs config delete prod") { name };
        command.SetAction(async (parsed, _) =>
        {
            ProfileFile file = new(shell.Variable);
            ProfileList profiles = file.Read();
            Profile profile = profiles.Get(parsed.GetRequiredValue(name));
            await file.WriteAsync(profiles.Without(profile)).ConfigureAwait(false);
            if (profiles.Current == profile.Name)
                shell.Error.WriteLine("It was the current profile: no profile is in use now.");
            return (int)ExitCode.Completed;
        });
        return command;
    }

    private static Argument<T> Name<T>(Shell shell, string description)
    {
        Argument<T> name = new("NAME") { Description = description };
        name.CompletionSources.Add(_ => ChosenProfile.Names(shell.Variable));
        return name;
    }
}
