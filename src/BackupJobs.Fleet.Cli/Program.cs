using BackupJobs.Fleet.Cli;

TerminalMode.Keep();
using Interrupt interrupt = new();
return interrupt.ExitCodeOf(await FleetCommand.RunAsync(args, new FleetShell(Console.Out, Console.Error, interrupt.Token)));
