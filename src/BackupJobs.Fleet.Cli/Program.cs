using BackupJobs.Fleet.Cli;

// First, so that a signal during the start ends the command as every other does.
using Interrupt interrupt = new();
TerminalMode.Keep();
return interrupt.ExitCodeOf(await FleetCommand.RunAsync(args, new FleetShell(Console.Out, Console.Error, interrupt.Token)));
