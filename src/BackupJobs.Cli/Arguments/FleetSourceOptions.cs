using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options for a <c>backup-jobs-fleet</c> service that is asked instead of Azure.</summary>
internal sealed class FleetSourceOptions(Shell shell)
{
    /// <summary>Name of the option that chooses a fleet.</summary>
    public const string Name = "--fleet";

    private const string Example = "https://fleet.example.com";

    private readonly Option<string?> _fleet = new(Name)
    {
        HelpName = "URL",
        Description = $"Read the jobs that have ended from this backup-jobs-fleet instead of Azure, such as {Example}. "
            + $"Its API key is in {Variables.FleetKey} or --fleet-key-file.",
    };

    private readonly Option<string?> _keyFile = new("--fleet-key-file")
    {
        HelpName = "FILE",
        Description = $"File with the API key or access token for {Name}. Default: {Variables.FleetKey}.",
    };

    private readonly Option<string[]> _vault = new("--fleet-vault")
    {
        HelpName = "NAME|ID",
        Description = $"With {Name}: only this vault, by its resource ID, or by its name, in which * stands for any characters; "
            + "can be repeated.",
    };

    /// <param name="command">The command.</param>
    /// <param name="withVaults">Whether the command filters by vaults.</param>
    public void AddTo(Command command, bool withVaults = false)
    {
        command.Add(_fleet);
        command.Add(_keyFile);
        if (withVaults)
            command.Add(_vault);
    }

    /// <summary>Creates the connection to the fleet; null if none is specified.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="excluded">Options that cannot be combined with a fleet.</param>
    /// <exception cref="FailureException">Options contradict each other, or the address or the key is invalid.</exception>
    public FleetConnection? Connect(ParseResult parsed, params IEnumerable<Option> excluded)
    {
        if (parsed.GetValue(_fleet) is not { } text)
        {
            return new Option[] { _keyFile, _vault }.FirstOrDefault(option => IsGiven(parsed, option)) is { } alone
                ? throw FailureException.Usage($"{alone.Name} needs {Name}", $"specify {Name}, or omit {alone.Name}")
                : null;
        }

        if (excluded.FirstOrDefault(option => IsGiven(parsed, option)) is { } other)
            throw FailureException.Usage(
                $"{Name} and {other.Name} cannot be combined",
                $"omit {other.Name}: a fleet has the jobs of the vaults that it watches. 'list' narrows them with --fleet-vault, "
                + "and 'list' and 'show' with --subscription");
        return new FleetConnection(Address(text), FleetKey.Read(parsed.GetValue(_keyFile), _keyFile.Name, shell.Variable));
    }

    /// <summary>The vaults of <c>--fleet-vault</c>; empty for all.</summary>
    /// <exception cref="FailureException">A resource ID is invalid.</exception>
    public IReadOnlyList<FleetVaultPattern> Vaults(ParseResult parsed) =>
        [.. (parsed.GetValue(_vault) ?? []).Select(FleetVaultPattern.Parse)];

    // The address is not shown where it may have a secret.
    private static Uri Address(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw FailureException.Usage($"the value of {Name} is not a valid URL", $"use the address of the fleet, such as {Example}");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw FailureException.Usage(
                $"the URL of {Name} has user info, a query or a fragment",
                $"use the address alone, such as {Example}; the key is in {Variables.FleetKey} or --fleet-key-file");
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback ? address : throw FailureException.Usage(
            $"{Name} requires HTTPS, because the key and the jobs would be readable on the way",
            $"use https://{address.Authority}; http is for a fleet on this machine");
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
