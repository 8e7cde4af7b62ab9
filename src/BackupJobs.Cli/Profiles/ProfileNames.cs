namespace BackupJobs.Cli;

/// <summary>Names of profiles.</summary>
internal static class ProfileNames
{
    public const string Rule = "up to 64 letters, digits, '.', '-' and '_', beginning with a letter or digit";

    private const int Longest = 64;

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
