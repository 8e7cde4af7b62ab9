namespace BackupJobs.Tests.Support;

/// <summary>A job of a simulated estate.</summary>
internal sealed class SimulatedEstateJob(string name, string vault, DateTimeOffset start, TimeSpan length)
{
    private string? _running;
    private string? _ended;

    public string Name => name;

    public DateTimeOffset Start => start;

    public DateTimeOffset End => start + length;

    public string Json(DateTimeOffset now) => now < End ? _running ??= Write("InProgress", null) : _ended ??= Write("Completed", End);

    private string Write(string status, DateTimeOffset? end)
    {
        bool isBackupVault = vault.Contains("backupVaults", StringComparison.Ordinal);
        string ended = end is { } time ? $",\"endTime\":\"{time.UtcDateTime:O}\"" : "";
        string times = $"\"status\":\"{status}\",\"startTime\":\"{start.UtcDateTime:O}\"{ended}";
        string own = isBackupVault
            ? """
              "activityID":"a","subscriptionId":"s","dataSourceId":"/d","vaultName":"v","backupInstanceFriendlyName":"disk",
              "sourceResourceGroup":"rg","dataSourceName":"disk","progressEnabled":false,"sourceSubscriptionID":"s","dataSourceLocation":"l",
              "dataSourceType":"Microsoft.Compute/disks","operationCategory":"Backup","isUserTriggered":false,"supportedActions":[],
              """
            : "\"jobType\":\"AzureIaaSVMJob\",\"entityFriendlyName\":\"vm\",\"backupManagementType\":\"AzureIaasVM\",";
        string type = isBackupVault ? "microsoft.dataprotection/backupvaults/backupjobs" : "microsoft.recoveryservices/vaults/backupjobs";
        return $$"""
            {"id":"{{vault}}/backupJobs/{{name}}","name":"{{name}}","type":"{{type}}","properties":{ {{own}}"operation":"Backup",{{times}}} }
            """;
    }
}
