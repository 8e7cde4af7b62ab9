using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options with a fixed set of values.</summary>
internal static class WordOption
{
    /// <param name="values">The values by name, ignoring case.</param>
    /// <param name="what">What the value is, for error messages.</param>
    /// <param name="description">Description for the help.</param>
    /// <param name="name">Name of the option.</param>
    /// <param name="aliases">Aliases of the option.</param>
    public static Option<T> Create<T>(Dictionary<string, T> values, string what, string description, string name, params string[] aliases)
    {
        string names = string.Join("|", values.Keys);
        Option<T> option = new(name, aliases)
        {
            HelpName = names,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                if (values.TryGetValue(result.Tokens[^1].Value, out T? value))
                    return value;
                result.AddError($"invalid {what} '{result.Tokens[^1].Value}' for {name}: expected {names}");
                return default!;
            },
        };
        // The parser adds the names of an enum.
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. values.Keys]);
        return option;
    }
}
