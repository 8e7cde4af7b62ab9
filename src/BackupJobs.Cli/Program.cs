using BackupJobs.Cli;

using Interrupt interrupt = new();
return interrupt.ExitCodeOf(await BackupJobsCommand.RunAsync(args, Shell.OfProcess(interrupt.Token)));
