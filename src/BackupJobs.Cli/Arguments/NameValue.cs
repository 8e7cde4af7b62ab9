using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Names that become a segment of a URL's path.</summary>
internal static class NameValue
{
    /// <summary>Whether a value can be a path segment: not empty, not a dot segment, no control characters.</summary>
    public static bool IsValid(string value) =>
        !string.IsNullOrWhiteSpace(value) && value is not ("." or "..") && !value.Any(char.IsControl);

    /// <summary>Rejects invalid names as wrong usage.</summary>
    public static Option<T> OnlyNames<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value).Where(value => !IsValid(value)))
                result.AddError($"invalid value '{value}' for {option.Name}: expected a name");
        });
        return option;
    }
}
