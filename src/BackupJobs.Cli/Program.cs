using BackupJobs.Cli;

TerminalMode.Keep();
using Interrupt interrupt = new();
return interrupt.ExitCodeOf(await BackupJobsCommand.RunAsync(args, Shell.OfProcess(interrupt.Token)));
