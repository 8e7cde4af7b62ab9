using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options with names that become a segment of a URL's path.</summary>
internal static class NameValue
{
    /// <summary>Rejects invalid names as wrong usage.</summary>
    public static Option<T> OnlyNames<T>(this Option<T> option) => option.Only(VaultId.IsValidName);

    /// <summary>Rejects what is neither a name nor the ID of a resource.</summary>
    public static Option<T> OnlyNamesAndIds<T>(this Option<T> option) =>
        option.Only(static value => VaultId.IsValidName(value) || (value.StartsWith('/') && !value.Any(char.IsControl)));

    private static Option<T> Only<T>(this Option<T> option, Func<string, bool> isValid)
    {
        option.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value).Where(value => !isValid(value)))
                result.AddError($"invalid value '{value}' for {option.Name}: expected a name");
        });
        return option;
    }
}
