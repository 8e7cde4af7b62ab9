using System.CommandLine;
using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs show</c>.</summary>
internal static class ShowVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        FleetSourceOptions fleet = new(shell);
        Argument<string> job = JobArgument.One();
        Option<string?> region = RegionOption.Create("Show a job");
        Option<OutputFormat> output = OutputOption.Create();
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command =
            new(
                "show", "Shows a job with its tasks, properties and errors.",
                "backup-jobs show 899bc1a6-d789-40ab-bd76-df8f5d5590f0 --output json",
                "backup-jobs show 899b --fleet https://fleet.example.com")
        {
            job, region, output, timeout,
        };
        vaults.AddTo(command);
        fleet.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            JobReference[] jobs = JobArgument.Read(parsed.GetRequiredValue(job));
            if (fleet.Connect(parsed, [.. vaults.NotForFleet, region]) is { } service)
            {
                VaultJob ended = await FleetLookup.FindAsync(service, jobs[0], vaults.Subscriptions(parsed), deadline.Token)
                    .ConfigureAwait(false);
                JobReport kept = FleetReports.Of(await service.GetAsync(ended, deadline.Token).ConfigureAwait(false));
                JobOutput.WriteOne(shell, parsed.GetValue(output), kept);
                return (int)ExitCode.Completed;
            }

            Connection connection = vaults.Connect(parsed, jobs);
            ApiResponse<JobResource> answer;
            if (parsed.GetValue(region) is { } paired)
            {
                answer = await connection.Vault.InPairedRegion(paired).GetAsync(jobs[0].Text, deadline.Token).ConfigureAwait(false);
            }
            else
            {
                VaultJob found = (await JobLookup.FindAsync(connection, jobs, deadline, cancellationToken).ConfigureAwait(false))[0];
                answer = await connection.Client.Vault(found.Vault).Jobs.GetAsync(found.JobId, deadline.Token).ConfigureAwait(false);
            }

            JobOutput.WriteOne(shell, parsed.GetValue(output), JobReport.Of(answer.Value, deadline.Now));
            return (int)ExitCode.Completed;
        });
        return command;
    }
}
