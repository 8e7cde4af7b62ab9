using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>One error (or warning) of a job, whatever the job's type.</summary>
/// <param name="Code">The service's number for it; null where the type has none (agents) or none was sent.</param>
/// <param name="Title">Short title; null where the type has none.</param>
/// <param name="Message">What went wrong, localised by the service; null where nothing was sent.</param>
/// <param name="Recommendations">What the service advises to do; empty where it has no advice.</param>
public sealed record JobErrorDetail(int? Code, string? Title, string? Message, ValueList<string> Recommendations)
{
    /// <summary>The error on one line: code, title, message.</summary>
    public override string ToString() =>
        string.Join(": ", new[] { Code?.ToString(System.Globalization.CultureInfo.InvariantCulture), Title, Message }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
