using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options with names that become a segment of a URL's path.</summary>
internal static class NameValue
{
    /// <summary>Rejects invalid names as wrong usage.</summary>
    public static Option<T> OnlyNames<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value).Where(value => !PathSegment.IsValid(value)))
                result.AddError($"invalid value '{value}' for {option.Name}: expected a name");
        });
        return option;
    }
}
