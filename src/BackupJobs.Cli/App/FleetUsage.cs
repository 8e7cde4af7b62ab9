using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Explains <c>--fleet</c> where a command does not have it: what the API of a fleet has is not enough for all of them.</summary>
internal static class FleetUsage
{
    /// <returns>The failure; null if the command line does not ask another command for a fleet.</returns>
    public static Failure? Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (Takes(command) || !parsed.Tokens.Any(token => IsFleet(token.Value)))
            return null;
        string names = string.Join(" and ", parsed.RootCommandResult.Command.Subcommands.Where(Takes).Select(verb => verb.Name));
        string what = command is RootCommand ? "--fleet needs a command that reads a fleet" : $"'{command.Name}' does not read a fleet";
        return new Failure(
            ExitCode.Usage, $"{what}: {FleetSourceOptions.Name} is an option of {names}",
            Advice: $"omit {FleetSourceOptions.Name}, or use {names}; the page of the fleet shows the rest");
    }

    private static bool Takes(Command command) => command.Options.Any(option => option.Name == FleetSourceOptions.Name);

    private static bool IsFleet(string token) =>
        token == FleetSourceOptions.Name || token.StartsWith(FleetSourceOptions.Name + "=", StringComparison.Ordinal)
        || token.StartsWith(FleetSourceOptions.Name + ":", StringComparison.Ordinal);
}
