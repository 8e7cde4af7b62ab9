using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Cli;

/// <summary>Jobs on the command line: IDs, or resource IDs, which contain the vault as well.</summary>
internal static class JobArgument
{
    public static Argument<string> One() => Checked(new Argument<string>("JOB") { Description = "ID of the job, the beginning of it, or its resource ID." });

    public static Argument<string[]> Any() => Checked(new Argument<string[]>("JOB")
    {
        Description = "IDs of the jobs, the beginnings of them, or their resource IDs.",
        Arity = ArgumentArity.ZeroOrMore,
    });

    /// <exception cref="FailureException">A value is invalid.</exception>
    public static JobReference[] Read(params string[] texts) => [.. texts.Select(JobReference.Parse)];

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
}
