namespace BackupJobs.Cli;

/// <summary>Environment variables that replace options.</summary>
internal static class Variables
{
    public const string Vault = "BACKUP_JOBS_VAULT";
    public const string ResourceGroup = "BACKUP_JOBS_RESOURCE_GROUP";
    public const string Subscription = "BACKUP_JOBS_SUBSCRIPTION";
    public const string Endpoint = "BACKUP_JOBS_ENDPOINT";
    public const string Tenant = "BACKUP_JOBS_TENANT";
    public const string Token = "BACKUP_JOBS_TOKEN";
    public const string Profile = "BACKUP_JOBS_PROFILE";
    public const string Config = "BACKUP_JOBS_CONFIG";
    public const string FleetKey = "BACKUP_JOBS_FLEET_KEY";
    public const string WebhookSecret = "BACKUP_JOBS_WEBHOOK_SECRET";
}
