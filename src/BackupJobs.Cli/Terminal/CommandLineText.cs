namespace BackupJobs.Cli;

/// <summary>A command line for users to copy, for a POSIX shell.</summary>
internal static class CommandLineText
{
    private const string Unquoted = "-_./:=,+@%";

    /// <summary>A command line with these arguments.</summary>
    public static string Of(IEnumerable<string> arguments) => "backup-jobs " + string.Join(' ', arguments.Select(Quote));

    /// <summary>The option for an endpoint.</summary>
    public static IEnumerable<string> EndpointOption(Uri endpoint) =>
        endpoint == AzureCloud.Public.Endpoint ? [] : ["--endpoint", endpoint.OriginalString];

    /// <summary>Quotes an argument if necessary.</summary>
    public static string Quote(string argument) => argument.Length > 0 && argument.All(IsUnquoted)
        ? argument
        : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static bool IsUnquoted(char c) => char.IsAsciiLetterOrDigit(c) || Unquoted.Contains(c, StringComparison.Ordinal);
}
