using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options that take one of a few words.</summary>
internal static class WordOption
{
    /// <param name="values">What each word stands for; case does not count.</param>
    /// <param name="what">What a word is, for who writes a wrong one.</param>
    /// <param name="description">For the help.</param>
    /// <param name="name">The option's name.</param>
    /// <param name="aliases">Its other names.</param>
    public static Option<T> Create<T>(Dictionary<string, T> values, string what, string description, string name, params string[] aliases)
    {
        string names = string.Join("|", values.Keys);
        Option<T> option = new(name, aliases)
        {
            HelpName = names,
            Description = description,
            CustomParser = result =>
            {
                if (values.TryGetValue(result.Tokens[^1].Value, out T? value))
                    return value;
                result.AddError($"'{result.Tokens[^1].Value}' is no {what} for {name}: {names}.");
                return default!;
            },
        };
        option.CompletionSources.Add([.. values.Keys]);
        return option;
    }
}
