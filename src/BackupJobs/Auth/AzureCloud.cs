namespace BackupJobs;

/// <summary>A cloud of Azure, by the name that <c>az cloud list</c> shows.</summary>
public sealed class AzureCloud
{
    private AzureCloud(string name, string endpoint) => (Name, Endpoint) = (name, new Uri(endpoint));

    /// <summary>The public cloud, <c>AzureCloud</c>.</summary>
    public static AzureCloud Public { get; } = new("AzureCloud", "https://management.azure.com");

    /// <summary>The cloud of the government of the United States, <c>AzureUSGovernment</c>.</summary>
    public static AzureCloud USGovernment { get; } = new("AzureUSGovernment", "https://management.usgovcloudapi.net");

    /// <summary>The cloud in China, <c>AzureChinaCloud</c>.</summary>
    public static AzureCloud China { get; } = new("AzureChinaCloud", "https://management.chinacloudapi.cn");

    /// <summary>All clouds, the public one first.</summary>
    public static IReadOnlyList<AzureCloud> All { get; } = [Public, USGovernment, China];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(cloud => cloud.Name)];

    /// <summary>Name of the cloud.</summary>
    public string Name { get; }

    /// <summary>Endpoint of the resource manager, for <see cref="BackupJobsOptions.Endpoint"/>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Finds a cloud.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Null if there is no cloud with this name.</returns>
    public static AzureCloud? Find(string name) =>
        All.FirstOrDefault(cloud => string.Equals(cloud.Name, name, StringComparison.OrdinalIgnoreCase));
}
