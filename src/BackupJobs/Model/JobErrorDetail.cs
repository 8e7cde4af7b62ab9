using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>One error or warning of a job, whatever the job's type.</summary>
/// <param name="Code">The service's code; null if the type has none (agents) or none was sent.</param>
/// <param name="Title">Short title, in Backup vaults the code in words (<c>UserErrorDiskNotFound</c>); null if the type has none.</param>
/// <param name="Message">What went wrong, localized by the service; null if nothing was sent.</param>
/// <param name="Recommendations">What the service recommends; may be empty.</param>
public sealed record JobErrorDetail(int? Code, string? Title, string? Message, ValueList<string> Recommendations)
{
    /// <summary>Whether the same work may succeed at another time, as the service sees it; null if it does not say.</summary>
    public bool? IsRetryable { get; init; }

    /// <summary>The error on one line: code, title, message, without secrets.</summary>
    public override string ToString() => Redact.Text(
        string.Join(
            ": ", new[] { Code?.ToString(CultureInfo.InvariantCulture), Title, Message }.Where(part => !string.IsNullOrWhiteSpace(part))));
}
