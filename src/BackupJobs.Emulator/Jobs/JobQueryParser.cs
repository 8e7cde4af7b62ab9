using System.Globalization;

namespace BackupJobs.Emulator.Jobs;

/// <summary>Parses the <c>$filter</c> of jobs.</summary>
internal static class JobQueryParser
{
    // The second format, because the service's own examples write midnight as "00:00:00 AM".
    private static readonly string[] TimeFormats = ["yyyy-MM-dd hh:mm:ss tt", "yyyy-MM-dd HH:mm:ss tt"];

    private static readonly string[] Statuses =
        ["Invalid", "InProgress", "Completed", "Failed", "CompletedWithWarnings", "Cancelled", "Cancelling"];

    private static readonly string[] ManagementTypes =
        ["Invalid", "AzureIaasVM", "MAB", "DPM", "AzureBackupServer", "AzureSql", "AzureStorage", "AzureWorkload", "DefaultBackup"];

    private static readonly string[] Operations =
    [
        "Invalid", "Register", "UnRegister", "ConfigureBackup", "Backup", "Restore", "DisableBackup", "DeleteBackupData",
        "CrossRegionRestore", "Undelete", "UpdateCustomerManagedKey",
    ];

    /// <exception cref="FormatException">The text is not a valid filter; the message says why.</exception>
    public static JobQuery Parse(string? text)
    {
        JobQuery query = JobQuery.All;
        foreach ((string key, string value) in FilterClauses.Parse(text))
            query = With(query, key, value);
        return query;
    }

    private static JobQuery With(JobQuery query, string key, string value) => key.ToUpperInvariant() switch
    {
        "STATUS" => query with { Status = OneOf(Statuses, key, value) },
        "BACKUPMANAGEMENTTYPE" => query with { BackupManagementType = OneOf(ManagementTypes, key, value) },
        "OPERATION" => query with { Operation = OneOf(Operations, key, value) },
        "JOBID" => query with { JobId = value },
        "STARTTIME" => query with { StartTime = Time(key, value) },
        "ENDTIME" => query with { EndTime = Time(key, value) },
        _ => throw new FormatException($"'{key}' is not a key that jobs can be filtered by."),
    };

    private static string OneOf(string[] known, string key, string value) =>
        Array.Find(known, one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{value}' is not a valid value of '{key}'.");

    private static DateTimeOffset Time(string key, string value) =>
        DateTimeOffset.TryParseExact(
            value, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new FormatException($"'{value}' of '{key}' is not a time in the form 'yyyy-MM-dd hh:mm:ss tt'.");
}
