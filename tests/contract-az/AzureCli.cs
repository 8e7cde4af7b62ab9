using System.Diagnostics;
using System.Text.Json.Nodes;
using BackupJobs.Emulator;

namespace BackupJobs.ContractAz;

/// <summary>Result of a run of az.</summary>
internal sealed record AzRun(int Exit, string Output, string Error, TimeSpan Took)
{
    public JsonNode? Json => Exit == 0 && Output.Length > 0 ? JsonNode.Parse(Output) : null;

    /// <summary>The last error line.</summary>
    public string Reason =>
        Error.Split('\n').LastOrDefault(line => line.Contains("Error:", StringComparison.Ordinal))?.Trim() ?? Error.Trim();
}

/// <summary>Runs az with a separate cloud, profile and home directory. Everything that it would send elsewhere is switched off.</summary>
internal sealed class AzureCli(BackupVaultEmulator vault, IdentityEndpoint identity, string folder)
{
    private readonly string _authorities = Path.Combine(folder, "authorities.pem");

    /// <summary>File with the certificate of the emulator.</summary>
    public string Authorities => _authorities;

    public async Task WriteFilesAsync()
    {
        string endpoint = vault.Endpoint.GetLeftPart(UriPartial.Authority);
        string[] endpoints =
        [
            "management", "resource_manager", "active_directory", "active_directory_resource_id", "active_directory_graph_resource_id",
            "microsoft_graph_resource_id", "sql_management", "gallery", "batch_resource_id",
        ];
        await File.WriteAllTextAsync(_authorities, vault.Certificate!.ExportCertificatePem());
        await File.WriteAllLinesAsync(Path.Combine(folder, "clouds.config"),
            ["[Loopback]", .. endpoints.Select(name => $"endpoint_{name} = {endpoint}"), $"subscription = {vault.SubscriptionId}"]);
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), """
            [cloud]
            name = Loopback
            [core]
            collect_telemetry = no
            survey_message = no
            output = json
            no_color = yes
            [auto-upgrade]
            enable = no
            [extension]
            use_dynamic_install = no
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "azureProfile.json"), new JsonObject
        {
            ["installationId"] = Guid.Empty.ToString(),
            ["subscriptions"] = new JsonArray([.. vault.Vaults.Select(one => one.SubscriptionId).Distinct().Select(id => new JsonObject
            {
                ["id"] = id,
                ["name"] = "loopback " + id,
                ["state"] = "Enabled",
                ["tenantId"] = Guid.Empty.ToString(),
                ["isDefault"] = id == vault.SubscriptionId,
                ["environmentName"] = "Loopback",
                ["user"] = new JsonObject
                {
                    ["name"] = "systemAssignedIdentity",
                    ["type"] = "servicePrincipal",
                    ["assignedIdentityInfo"] = "MSI"
                },
            })]),
        }.ToJsonString());
    }

    /// <summary><c>az backup job VERB</c> on the vault.</summary>
    public Task<AzRun> JobAsync(string verb, params string[] more) =>
        RunAsync(["backup", "job", verb, "--resource-group", vault.ResourceGroup, "--vault-name", vault.VaultName, .. more]);

    /// <summary><c>az rest</c> on a path of the emulator.</summary>
    public Task<AzRun> RestAsync(string method, string path, params string[] more) =>
        RunAsync(["rest", "--method", method, "--url", vault.Endpoint.GetLeftPart(UriPartial.Authority) + path, .. more]);

    public async Task<AzRun> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("az", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(
            name => name.StartsWith("AZURE_", StringComparison.Ordinal) || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase))
            .ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = folder;
        start.Environment["AZURE_CONFIG_DIR"] = folder;
        start.Environment["REQUESTS_CA_BUNDLE"] = _authorities;
        start.Environment["MSI_ENDPOINT"] = identity.Url;
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new AzRun(process.ExitCode, output, await error, Stopwatch.GetElapsedTime(began));
    }
}
