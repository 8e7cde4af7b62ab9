using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Cli;

/// <summary>Jobs on the command line: ids as the service names them, or whole resource ids, which name the vault too.</summary>
internal static class JobArgument
{
    private const string Collection = "/backupJobs/";

    public static Argument<string> One() => Checked(new Argument<string>("JOB") { Description = "Id of the job, or its resource id." });

    public static Argument<string[]> Any() => Checked(new Argument<string[]>("JOB")
    {
        Description = "Ids of the jobs, or their resource ids.",
        Arity = ArgumentArity.ZeroOrMore,
    });

    /// <exception cref="FailureException">A text is no job, or the jobs are in several vaults.</exception>
    public static (VaultId? Vault, string[] Jobs) Read(params string[] texts)
    {
        (VaultId? Vault, string Job)[] jobs = [.. texts.Select(Read)];
        VaultId?[] vaults = [.. jobs.Select(job => job.Vault).Where(vault => vault is not null).Distinct()];
        return vaults.Length <= 1
            ? (vaults.FirstOrDefault(), [.. jobs.Select(job => job.Job)])
            : throw FailureException.Usage("The jobs are in several vaults.", "Run the command once for each vault.");
    }

    // An option that is spelled wrong would be taken for a job, and be waited for in vain.
    private static T Checked<T>(T argument)
        where T : Argument
    {
        argument.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"'{token.Value}' is no id of a job.");
        });
        return argument;
    }

    private static (VaultId? Vault, string Job) Read(string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal))
            return string.IsNullOrWhiteSpace(text) ? throw FailureException.Usage("The id of a job is empty.", "See 'backup-jobs list' for ids.") : (null, text);
        int at = text.LastIndexOf(Collection, StringComparison.OrdinalIgnoreCase);
        string job = at < 0 ? "" : text[(at + Collection.Length)..];
        return VaultId.TryParse(text, out VaultId? vault) && job.Length > 0 && !job.Contains('/', StringComparison.Ordinal)
            ? (vault, job)
            : throw FailureException.Usage($"'{text}' is no id of a job.", "Give the id as 'backup-jobs list' shows it, or the job's whole resource id.");
    }
}
