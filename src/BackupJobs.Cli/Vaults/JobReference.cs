namespace BackupJobs.Cli;

/// <summary>A job as it is written on the command line.</summary>
/// <param name="Vault">The vault, if the job is written as a resource ID; null otherwise.</param>
/// <param name="Text">The ID of the job, or the beginning of it.</param>
internal sealed record JobReference(VaultId? Vault, string Text)
{
    private const string Collection = "/backupJobs/";

    /// <summary>Whether it may be the beginning of an ID: fewer characters than a GUID has, all of them of a GUID.</summary>
    public bool MayBePrefix => Text.Length < 36 && Text.All(c => char.IsAsciiHexDigit(c) || c == '-');

    /// <exception cref="FailureException">The text is neither an ID nor a resource ID of a job.</exception>
    public static JobReference Parse(string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal))
            return VaultId.IsValidName(text) ? new JobReference(null, text) : throw Invalid(text);
        int at = text.LastIndexOf(Collection, StringComparison.OrdinalIgnoreCase);
        string job = at < 0 ? "" : text[(at + Collection.Length)..];
        return VaultId.TryParse(text, out VaultId? vault) && VaultId.IsValidName(job)
            ? new JobReference(vault, job)
            : throw Invalid(text);
    }

    private static FailureException Invalid(string text) => FailureException.Usage(
        $"'{text}' is not a valid job ID", "use the ID shown by 'backup-jobs list', or the resource ID of the job");
}
