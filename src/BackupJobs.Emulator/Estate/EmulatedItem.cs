namespace BackupJobs.Emulator;

/// <summary>What a vault protects: a protected item of a Recovery Services vault, or a backup instance of a Backup vault.</summary>
public sealed record EmulatedItem
{
    /// <summary>Name in URLs, such as <c>VM;iaasvmcontainerv2;rg1;vm1</c> or the name of a backup instance.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the protection container in URLs; null for a backup instance, which has none.</summary>
    public string? Container { get; init; }

    /// <summary>Display name.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Type of what is protected, such as <c>Microsoft.Compute/disks</c>.</summary>
    public required string SourceType { get; init; }

    /// <summary>Resource group of what is protected.</summary>
    public string SourceGroup { get; init; } = "rg-app";

    /// <summary>Name of the resource that is protected; null if it is <see cref="FriendlyName"/>.</summary>
    public string? SourceName { get; init; }

    /// <summary>Name of the policy.</summary>
    public string PolicyName { get; init; } = "daily";

    /// <summary>Whether its protection was stopped. It then has no scheduled backups.</summary>
    public bool IsStopped { get; init; }

    /// <summary>A virtual machine in a Recovery Services vault.</summary>
    /// <param name="name">Name of the virtual machine.</param>
    /// <param name="group">Its resource group.</param>
    public static EmulatedItem VirtualMachine(string name, string group = "rg-app") => new()
    {
        Name = $"VM;iaasvmcontainerv2;{group};{name}",
        Container = $"IaasVMContainer;iaasvmcontainerv2;{group};{name}",
        FriendlyName = name,
        SourceType = "Microsoft.Compute/virtualMachines",
        SourceGroup = group,
    };

    /// <summary>A file share in a Recovery Services vault.</summary>
    /// <param name="name">Name of the share.</param>
    /// <param name="account">Its storage account.</param>
    /// <param name="group">The resource group of the account.</param>
    public static EmulatedItem FileShare(string name, string account, string group = "rg-app") => new()
    {
        Name = "AzureFileShare;" + name,
        Container = $"StorageContainer;storage;{group};{account}",
        FriendlyName = name,
        SourceType = "Microsoft.Storage/storageAccounts",
        SourceGroup = group,
        SourceName = account,
    };

    /// <summary>A SQL database in a virtual machine, in a Recovery Services vault.</summary>
    /// <param name="name">Name of the database.</param>
    /// <param name="machine">The virtual machine.</param>
    /// <param name="group">The resource group of the machine.</param>
    public static EmulatedItem SqlDatabase(string name, string machine, string group = "rg-app") => new()
    {
        Name = "SQLDataBase;mssqlserver;" + name,
        Container = $"VMAppContainer;compute;{group};{machine}",
        FriendlyName = name,
        SourceType = "Microsoft.Compute/virtualMachines",
        SourceGroup = group,
        SourceName = machine,
    };

    /// <summary>A disk in a Backup vault.</summary>
    /// <param name="name">Name of the disk.</param>
    /// <param name="group">Its resource group.</param>
    public static EmulatedItem Disk(string name, string group = "rg-app") => Instance(name, group, "Microsoft.Compute/disks");

    /// <summary>The blobs of a storage account in a Backup vault.</summary>
    /// <param name="account">Name of the storage account.</param>
    /// <param name="group">Its resource group.</param>
    public static EmulatedItem Blobs(string account, string group = "rg-app") =>
        Instance(account, group, "Microsoft.Storage/storageAccounts/blobServices");

    /// <summary>A Kubernetes cluster in a Backup vault.</summary>
    /// <param name="name">Name of the cluster.</param>
    /// <param name="group">Its resource group.</param>
    public static EmulatedItem Cluster(string name, string group = "rg-app") =>
        Instance(name, group, "Microsoft.ContainerService/managedClusters");

    /// <summary>A PostgreSQL server in a Backup vault.</summary>
    /// <param name="name">Name of the server.</param>
    /// <param name="group">Its resource group.</param>
    public static EmulatedItem PostgreSql(string name, string group = "rg-app") =>
        Instance(name, group, "Microsoft.DBforPostgreSQL/flexibleServers");

    /// <summary>Resource ID of the item in a vault.</summary>
    /// <param name="vault">The vault that protects it.</param>
    public string PathIn(EmulatedVault vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return vault.Path + (Container is null
            ? "/backupInstances/" + Name
            : $"/backupFabrics/Azure/protectionContainers/{Container}/protectedItems/{Name}");
    }

    // The type of blobs names a service of the account, which is not a resource of its own.
    internal string SourceId(EmulatedVault vault) =>
        $"/subscriptions/{vault.SubscriptionId}/resourceGroups/{SourceGroup}/providers/"
        + string.Join('/', SourceType.Split('/').Take(2)) + "/" + (SourceName ?? FriendlyName);

    private static EmulatedItem Instance(string name, string group, string type) => new()
    {
        Name = $"{name}-{name}-{StableGuid.Of(type + name)}",
        FriendlyName = name,
        SourceType = type,
        SourceGroup = group,
    };
}
