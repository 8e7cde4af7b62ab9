using BackupJobs.Cli;

using Interrupt interrupt = new();
return await BackupJobsCommand.RunAsync(args, Shell.OfProcess(interrupt.Token));
