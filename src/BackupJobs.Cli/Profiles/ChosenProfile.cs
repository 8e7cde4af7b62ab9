using System.CommandLine.Completions;

namespace BackupJobs.Cli;

/// <summary>
/// The profile of a command line. One that an option chooses counts as a whole; one of the environment or of the file counts for what
/// the environment does not specify.
/// </summary>
internal sealed class ChosenProfile
{
    public const string Option = "--profile";

    private readonly Func<string, string?> _variable;
    private readonly bool _isOption;

    private ChosenProfile(Profile? profile, bool isOption, Func<string, string?> variable) =>
        (Profile, _isOption, _variable) = (profile, isOption, variable);

    /// <summary>The profile; null for none.</summary>
    public Profile? Profile { get; }

    /// <param name="name">Name by the option; null without it.</param>
    /// <param name="variable">Environment.</param>
    /// <exception cref="FailureException">The file is broken, or has no such profile.</exception>
    public static ChosenProfile Read(string? name, Func<string, string?> variable)
    {
        ProfileList profiles = new ProfileFile(variable).Read();
        string? wanted = NotBlank(name) ?? NotBlank(variable(Variables.Profile)) ?? profiles.Current;
        return new ChosenProfile(wanted is null ? null : profiles.Get(wanted), NotBlank(name) is not null, variable);
    }

    /// <summary>Names for completion. A broken file is reported by the command, not by the completion.</summary>
    public static IEnumerable<CompletionItem> Names(Func<string, string?> variable)
    {
        try
        {
            return new ProfileFile(variable).Read().All.Select(profile => new CompletionItem(profile.Name));
        }
        catch (Exception error) when (error is FailureException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A variable of the environment; null if it is not set, or the profile replaces it.</summary>
    public string? Variable(string name) => _isOption ? null : NotBlank(_variable(name));

    /// <summary>A value of the environment or of the profile.</summary>
    public string? Value(string variable, Func<Profile, string?> ofProfile) =>
        Variable(variable) ?? (Profile is null ? null : ofProfile(Profile));

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
