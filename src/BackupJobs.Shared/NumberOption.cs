using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace BackupJobs.Shared;

/// <summary>Options with a number.</summary>
internal static class NumberOption
{
    /// <summary>Creates an option with a number from <paramref name="least"/> to <paramref name="most"/>.</summary>
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
            result.AddError(
                string.Create(
                    CultureInfo.InvariantCulture, $"invalid value '{text}' for {name}: expected a number from {least} to {most}"));
            return otherwise;
        },
    };
}
