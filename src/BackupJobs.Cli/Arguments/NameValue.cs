using System.CommandLine;
using System.CommandLine.Parsing;

namespace BackupJobs.Cli;

/// <summary>
/// Options with names that become a segment of a URL's path. White space around a value is removed: one that was cut out of a file may
/// still have the end of its line.
/// </summary>
internal static class NameValue
{
    /// <summary>Rejects invalid names as wrong usage.</summary>
    public static Option<string?> OnlyNames(this Option<string?> option)
    {
        option.CustomParser = Trimmed;
        return option.Only(VaultId.IsValidName);
    }

    /// <summary>Rejects what is neither a name nor the ID of a resource.</summary>
    public static Option<string> OnlyNamesAndIds(this Option<string> option)
    {
        option.CustomParser = Trimmed;
        return option.Only(static value => VaultId.IsValidName(value) || (value.StartsWith('/') && !value.Any(char.IsControl)));
    }

    private static string Trimmed(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value.Trim() : "";

    private static Option<T> Only<T>(this Option<T> option, Func<string, bool> isValid)
    {
        option.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value).Where(value => !isValid(value.Trim())))
                result.AddError($"invalid value '{value}' for {option.Name}: expected a name");
        });
        return option;
    }
}
