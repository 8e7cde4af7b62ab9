using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Cli;

/// <summary>Jobs on the command line: IDs, or resource IDs, which contain the vault as well.</summary>
internal static class JobArgument
{
    private const string Collection = "/backupJobs/";

    public static Argument<string> One() => Checked(new Argument<string>("JOB") { Description = "ID or resource ID of the job." });

    public static Argument<string[]> Any() => Checked(new Argument<string[]>("JOB")
    {
        Description = "IDs or resource IDs of the jobs.",
        Arity = ArgumentArity.ZeroOrMore,
    });

    /// <exception cref="FailureException">A value is invalid, or the jobs are in several vaults.</exception>
    public static (VaultId? Vault, string[] Jobs) Read(params string[] texts)
    {
        (VaultId? Vault, string Job)[] jobs = [.. texts.Select(Read)];
        VaultId?[] vaults = [.. jobs.Select(job => job.Vault).Where(vault => vault is not null).Distinct()];
        return vaults.Length <= 1
            ? (vaults.FirstOrDefault(), [.. jobs.Select(job => job.Job)])
            : throw FailureException.Usage("the jobs are in several vaults", "run the command once per vault");
    }

    // Otherwise a misspelled option would be treated as a job.
    private static T Checked<T>(T argument)
        where T : Argument
    {
        argument.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"'{token.Value}' is not a valid job ID");
        });
        return argument;
    }

    private static (VaultId? Vault, string Job) Read(string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal))
            return NameValue.IsValid(text) ? (null, text) : throw Invalid(text);
        int at = text.LastIndexOf(Collection, StringComparison.OrdinalIgnoreCase);
        string job = at < 0 ? "" : text[(at + Collection.Length)..];
        return VaultId.TryParse(text, out VaultId? vault) && NameValue.IsValid(job) && !job.Contains('/', StringComparison.Ordinal)
            ? (vault, job)
            : throw Invalid(text);
    }

    private static FailureException Invalid(string text) => FailureException.Usage(
        $"'{text}' is not a valid job ID", "use the ID shown by 'backup-jobs list', or the resource ID of the job");
}
