using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>The values that a command receives about the end of a job, by name.</summary>
internal static class EndValues
{
    private const string Harmless = "._:/@+=,-";

    private static readonly (string Name, Func<JobEndedEvent, string?> Value)[] All =
    [
        ("job", ended => ended.Job.JobId),
        ("vault", ended => ended.Vault.VaultName),
        ("vaultId", ended => ended.Vault.ToString()),
        ("id", ended => ended.Job.Resource?.Id),
        ("item", ended => ended.Job.EntityName),
        ("operation", ended => ended.Job.Operation),
        ("status", ended => ended.Job.Status),
        ("outcome", ended => ended.Job.Outcome?.ToString()),
        ("start", ended => Time(ended.Job.StartTime)),
        ("end", ended => Time(ended.Time)),
    ];

    public static IEnumerable<string> Names => All.Select(value => value.Name);

    public static IEnumerable<(string Name, string Value)> Of(JobEndedEvent ended) =>
        All.Select(value => (value.Name, SafeText.OneLine(value.Value(ended))));

    /// <summary>
    /// A value that has no meaning to any shell, also a remote one: other characters than letters, digits and <c>. _ : / @ + = , -</c>
    /// become underscores, and so does a hyphen at the beginning, which would make it an option.
    /// </summary>
    public static string Inert(string value)
    {
        string inert = string.Concat(value.Select(c => char.IsLetterOrDigit(c) || Harmless.Contains(c) ? c : '_'));
        return inert.StartsWith('-') ? "_" + inert[1..] : inert;
    }

    /// <summary>Name of the environment variable with a value: <c>vaultId</c> is <c>BACKUP_JOB_VAULT_ID</c>.</summary>
    public static string Variable(string name) =>
        "BACKUP_JOB_" + string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
}
