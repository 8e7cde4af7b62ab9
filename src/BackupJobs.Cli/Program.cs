using BackupJobs.Cli;

// First, so that a signal during the start ends the command as every other does.
using Interrupt interrupt = new();
TerminalMode.Keep();
return interrupt.ExitCodeOf(await BackupJobsCommand.RunAsync(args, Shell.OfProcess(interrupt.Token)));
