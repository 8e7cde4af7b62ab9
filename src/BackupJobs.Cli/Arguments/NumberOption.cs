using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace BackupJobs.Cli;

/// <summary>Options that take a number.</summary>
internal static class NumberOption
{
    /// <summary>An option that takes a number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Option<T> Create<T>(string name, string description, T least, T most, T otherwise)
        where T : struct, INumber<T> => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) && number >= least && number <= most)
                return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no number for {name}: it takes {least} to {most}."));
            return otherwise;
        },
    };
}
