using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs show</c>.</summary>
internal static class ShowVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        Argument<string> job = JobArgument.One();
        Option<OutputFormat> output = OutputOption.Create();
        Command command = new("show", "Shows one job with its tasks, properties and errors.") { job, output };
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (VaultId? vault, string[] jobs) = JobArgument.Read(parsed.GetRequiredValue(job));
            Connection connection = vaults.Connect(parsed, vault);
            JobResource resource = (await connection.Vault.Jobs.GetAsync(jobs[0], cancellationToken).ConfigureAwait(false)).Value;
            JobOutput.WriteOne(shell, parsed.GetValue(output), JobReport.Of(resource));
            return (int)ExitCode.Completed;
        });
        return command;
    }
}
