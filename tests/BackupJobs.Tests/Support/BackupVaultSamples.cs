namespace BackupJobs.Tests.Support;

/// <summary>What the API of Backup vaults sends, in its own spellings.</summary>
internal static class BackupVaultSamples
{
    public const string VaultPath = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv";

    /// <summary>Base64 of two GUIDs, as operations of Backup vaults have it.</summary>
    public const string OperationId = "MWQzYzViN2E7ZTZmNzA4MTkyOQ==";

    /// <param name="id">Name of the job.</param>
    /// <param name="status">The service's word.</param>
    /// <param name="start">Start, ISO 8601.</param>
    /// <param name="end">End; null while it runs.</param>
    /// <param name="duration">In the spelling of the list or of the details.</param>
    /// <param name="errors">JSON of the errors.</param>
    /// <param name="extendedInfo">JSON of the details; lists have null.</param>
    /// <param name="actions">JSON of the supported actions.</param>
    public static string Job(
        string id, string status, string start = "2026-05-11T08:20:31.9582604Z", string? end = null, string duration = "PT0S",
        string errors = "null", string extendedInfo = "null", string actions = """[""]""") => $$"""
        {"properties":{"activityID":"a","subscriptionId":"sub","backupInstanceId":"{{VaultPath}}/backupInstances/disk1","policyId":null,
         "dataSourceId":"/subscriptions/sub/resourcegroups/rg/providers/Microsoft.Compute/disks/disk1","vaultName":"bv",
         "backupInstanceFriendlyName":"disk1","policyName":"daily","sourceResourceGroup":"rg","dataSourceSetName":null,
         "dataSourceName":"disk1","sourceDataStoreName":null,"destinationDataStoreName":null,"progressEnabled":false,
         "etag":"W/\"1\"","sourceSubscriptionID":"sub","dataSourceLocation":"northeurope","startTime":"{{start}}",
         "endTime":{{(end is null ? "null" : $"\"{end}\"")}},"dataSourceType":"Microsoft.Compute/disks","operationCategory":"Backup",
         "operation":"Backup","status":"{{status}}","restoreType":null,"isUserTriggered":true,"rehydrationPriority":null,
         "supportedActions":{{actions}},"duration":"{{duration}}","progressUrl":null,"isCrossRegionRestore":null,
         "errorDetails":{{errors}},"extendedInfo":{{extendedInfo}}},
         "id":"{{VaultPath}}/backupJobs/{{id}}","name":"{{id}}","type":"Microsoft.DataProtection/backupVaults/backupJobs"}
        """;

    /// <summary>A policy with one rule of retention and one that backs up.</summary>
    public static string Policy(string rule) => $$"""
        {"id":"{{VaultPath}}/backupPolicies/p1","name":"p1","type":"Microsoft.DataProtection/backupVaults/backupPolicies",
         "properties":{"objectType":"BackupPolicy","datasourceTypes":["Microsoft.Compute/disks"],"policyRules":[
          {"objectType":"AzureRetentionRule","name":"Default","isDefault":true,"lifecycles":[
           {"deleteAfter":{"objectType":"AbsoluteDeleteOption","duration":"P7D"},"targetDataStoreCopySettings":[],
            "sourceDataStore":{"dataStoreType":"OperationalStore","objectType":"DataStoreInfoBase"} }]},
          {"objectType":"AzureBackupRule","name":"{{rule}}","backupParameters":{"objectType":"AzureBackupParams","backupType":"Incremental"},
           "dataStore":{"dataStoreType":"OperationalStore","objectType":"DataStoreInfoBase"},
           "trigger":{"objectType":"ScheduleBasedTriggerContext","schedule":{"repeatingTimeIntervals":["R/2026-01-01T02:00:00+00:00/PT4H"]},
            "taggingCriteria":[{"isDefault":true,"taggingPriority":99,"tagInfo":{"id":"Default_","tagName":"Default"} }]} }]} }
        """;

    public static string Operation(string status, string rest = "") => $$"""
        {"id":"{{VaultPath}}/operationStatus/{{OperationId}}","name":"{{OperationId}}","status":"{{status}}",
         "startTime":"2026-05-11T08:20:31.7041295Z","endTime":"0001-01-01T00:00:00Z"{{rest}}}
        """;

    public static string JobOf(string id) =>
        $$""","properties":{"jobId":"{{VaultPath}}/backupJobs/{{id}}","objectType":"OperationJobExtendedInfo"}""";

    public static string Error(string code, string message, string details = "null", string inner = "null", bool retryable = false) => $$"""
        {"message":"{{message}}","recommendedAction":["Try {{code}}."],"details":{{details}},"code":"{{code}}","target":"",
         "innerError":{{inner}},"isRetryable":{{(retryable ? "true" : "false")}},"isUserError":false,"properties":null}
        """;
}
