namespace BackupJobs.Cli;

/// <summary>Endpoints of the Azure clouds, by the names that <c>az cloud list</c> shows.</summary>
internal static class Clouds
{
    private static readonly Dictionary<string, string> Endpoints = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AzureCloud"] = "https://management.azure.com",
        ["AzureUSGovernment"] = "https://management.usgovcloudapi.net",
        ["AzureChinaCloud"] = "https://management.chinacloudapi.cn",
    };

    public static IEnumerable<string> Names => Endpoints.Keys;

    /// <summary>Endpoint of a cloud; null if there is no cloud with this name.</summary>
    public static string? EndpointOf(string name) => Endpoints.GetValueOrDefault(name);
}
