namespace BackupJobs;

/// <summary>The parts of a protected item's resource id in a Recovery Services vault.</summary>
internal sealed record ItemId(string Fabric, string Container, string Name)
{
    private static readonly string[] Collections = ["backupFabrics", "protectionContainers", "protectedItems"];

    /// <exception cref="ArgumentException">The string is not the id of an item of the vault.</exception>
    public static ItemId Parse(string resourceId, VaultId vault)
    {
        string[] parts = resourceId.Split('/');
        bool matches = VaultId.TryParse(resourceId, out VaultId? own) && own.Equals(vault) && parts.Length == 15
            && new[] { parts[9], parts[11], parts[13] }.SequenceEqual(Collections, StringComparer.OrdinalIgnoreCase);
        return matches
            ? new ItemId(parts[10], parts[12], parts[14])
            : throw new ArgumentException(
                "Expected the resource id of a protected item in this vault: "
                + "{vault}/backupFabrics/{fabric}/protectionContainers/{container}/protectedItems/{item}.", nameof(resourceId));
    }

    /// <summary>Name of a backup instance, from its resource id or from the name itself.</summary>
    /// <exception cref="ArgumentException">The string is the id of something else.</exception>
    public static string InstanceName(string nameOrId, VaultId vault)
    {
        if (!nameOrId.Contains('/', StringComparison.Ordinal))
            return nameOrId;
        string[] parts = nameOrId.Split('/');
        bool matches = VaultId.TryParse(nameOrId, out VaultId? own) && own.Equals(vault) && parts.Length == 11
            && parts[9].Equals("backupInstances", StringComparison.OrdinalIgnoreCase);
        return matches
            ? parts[10]
            : throw new ArgumentException(
                "Expected the name or the resource id of a backup instance in this vault: {vault}/backupInstances/{instance}.",
                nameof(nameOrId));
    }
}
