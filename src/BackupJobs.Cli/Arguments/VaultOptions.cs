using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options for vaults, endpoint and tenant.</summary>
internal sealed class VaultOptions(Shell shell)
{
    private readonly Option<string[]> _vault = new("--vault")
    {
        HelpName = "NAME|ID",
        Description = $"Vault: its resource ID, or its name with --resource-group and --subscription. Default: {Variables.Vault}.",
    };

    private readonly Option<string?> _resourceGroup = new("--resource-group", "-g")
    {
        HelpName = "NAME",
        Description = $"Resource group, if --vault is a name. Default: {Variables.ResourceGroup}.",
    };

    private readonly Option<string?> _subscription = new("--subscription")
    {
        HelpName = "ID",
        Description = $"Subscription ID, if --vault is a name. Default: {Variables.Subscription}.",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        HelpName = "URL",
        Description =
            $"Resource manager endpoint of another cloud or of an emulator. Default: {Variables.Endpoint}, or {Connection.PublicCloud.OriginalString}.",
    };

    private readonly Option<string?> _tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = $"Tenant to sign in to. Default: {Variables.Tenant}.",
    };

    public void AddTo(Command command)
    {
        command.Add(_vault);
        command.Add(_resourceGroup);
        command.Add(_subscription);
        command.Add(_endpoint);
        command.Add(_tenant);
    }

    /// <summary>Creates the connection to the vaults, in the order of the command line and without duplicates.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="otherwise">The vault if no option specifies one; null if unknown.</param>
    /// <exception cref="FailureException">The vault or the endpoint is missing, incomplete or invalid.</exception>
    public Connection Connect(ParseResult parsed, VaultId? otherwise = null)
    {
        string[] names = parsed.GetValue(_vault) ?? [];
        if (names.Length == 0 && otherwise is null)
            names = [
                Default(null, Variables.Vault)
                    ?? throw FailureException.Usage("no vault specified", $"specify --vault, or set {Variables.Vault}")
            ];
        VaultId[] vaults = names.Length == 0 ? [otherwise!] : [.. names.Select(name => Vault(name, parsed)).Distinct()];
        Uri endpoint = Endpoint(parsed);
        return new Connection(
            vaults,
            endpoint,
            Credentials.Create(shell, endpoint, Default(parsed.GetValue(_tenant), Variables.Tenant)),
            item => shell.Error.WriteLine(SafeText.OneLine($"warning: skipped an unreadable job: {item}")));
    }

    private VaultId Vault(string name, ParseResult parsed)
    {
        if (name.StartsWith('/'))
        {
            return VaultId.TryParse(name, out VaultId? id) ? id : throw FailureException.Usage(
                $"'{name}' is not a valid resource ID of a vault",
                "use the form /subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}");
        }

        string? subscription = Default(parsed.GetValue(_subscription), Variables.Subscription);
        string? group = Default(parsed.GetValue(_resourceGroup), Variables.ResourceGroup);
        if (subscription is null || group is null)
        {
            string missing = group is null
                ? $"--resource-group (or {Variables.ResourceGroup})"
                : $"--subscription (or {Variables.Subscription})";
            throw FailureException.Usage($"incomplete vault '{name}'", $"add {missing}, or specify the resource ID of the vault");
        }

        try
        {
            return new VaultId(subscription, group, name);
        }
        catch (ArgumentException error)
        {
            throw FailureException.Usage(
                $"invalid vault '{name}' in resource group '{group}' of subscription '{subscription}'", error.Message);
        }
    }

    private Uri Endpoint(ParseResult parsed)
    {
        string? text = Default(parsed.GetValue(_endpoint), Variables.Endpoint);
        if (text is null)
            return Connection.PublicCloud;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw FailureException.Usage(
                "the endpoint is not a valid URL", $"specify --endpoint in the form {Connection.PublicCloud.OriginalString}");
    }

    private string? Default(string? given, string variable) =>
        !string.IsNullOrWhiteSpace(given)
            ? given
            : shell.Variable(variable) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : null;
}
