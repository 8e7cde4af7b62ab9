using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>What a JUnit report says about a job.</summary>
internal sealed record JUnitCase
{
    public VaultId? Vault { get; init; }

    public required string Item { get; init; }

    public required string Name { get; init; }

    /// <summary>Duration in seconds; null if unknown.</summary>
    public string? Seconds { get; init; }

    /// <summary>Name of the element for the result; null for a job that completed without warnings.</summary>
    public string? Result { get; init; }

    /// <summary>The result in one line; null for warnings.</summary>
    public string? Message { get; init; }

    public string? Details { get; init; }

    public bool IsFailure => Result == JobsJUnit.Failure;

    public bool IsSkipped => Result == JobsJUnit.Skipped;

    /// <param name="job">The job.</param>
    /// <param name="vault">Its vault; null if the report does not show it, because each job would have its own copy of the id.</param>
    public static JUnitCase Of(JobReport job, VaultId? vault)
    {
        // A fleet keeps jobs whose outcome their vault no longer knows: they have ended, and not with a known success.
        bool isUnknown = string.Equals(job.Status, nameof(JobOutcome.Unknown), StringComparison.OrdinalIgnoreCase);
        string? result = job.Outcome is null && !isUnknown ? JobsJUnit.Skipped
            : !job.Succeeded ? JobsJUnit.Failure
            : job.Outcome == JobOutcome.CompletedWithWarnings ? JobsJUnit.Output
            : null;
        return new JUnitCase
        {
            Vault = vault,
            Item = job.EntityName ?? "unknown",
            Name = SafeText.Lines($"{job.Operation ?? "Job"} {job.JobId}"),
            Seconds = job.Duration?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
            Result = result,
            Message = result is null or JobsJUnit.Output ? null
                : SafeText.Lines(job.Errors.Count > 0 ? job.Errors[0].ToString() : job.Status ?? "unknown"),
            Details = result is null ? null : SafeText.Lines(job.ToString()),
        };
    }
}
