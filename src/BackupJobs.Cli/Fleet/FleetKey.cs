namespace BackupJobs.Cli;

/// <summary>Reads the key of a fleet. It is never on the command line, which other users of the machine can read.</summary>
internal static class FleetKey
{
    private const int LongestFile = 16 * 1024;

    /// <param name="file">File with the key; null to read it from the environment.</param>
    /// <param name="option">Name of the option of <paramref name="file"/>.</param>
    /// <param name="variable">Environment.</param>
    /// <returns>The key; null if there is none, which a service on this machine may not need.</returns>
    /// <exception cref="FailureException">The file cannot be read or has no key, or the key is invalid.</exception>
    public static string? Read(string? file, string option, Func<string, string?> variable)
    {
        string key = (file is null ? variable(Variables.FleetKey) ?? "" : ReadFile(file, option)).Trim();
        string source = file is null ? Variables.FleetKey : $"the file of {option}";
        if (key.Length == 0)
            return file is null ? null : throw FailureException.Usage(
                $"{source} is empty", "write the API key or the access token into it, on one line");
        // The key itself is not shown.
        return key.All(static c => c is > ' ' and <= '~') ? key : throw FailureException.Usage(
            $"{source} has no valid key: it has a space, a line break or a character that is not ASCII",
            "use one API key or access token, on one line");
    }

    private static string ReadFile(string file, string option)
    {
        try
        {
            using StreamReader reader = new(file);
            char[] buffer = new char[LongestFile];
            int length = reader.ReadBlock(buffer);
            return length < LongestFile ? new string(buffer, 0, length) : throw FailureException.Usage(
                $"the file of {option} is too large for a key", "check its path");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FailureException(new Failure(
                ExitCode.Usage, $"the file of {option} cannot be read", error.Message,
                $"check its path and rights, or set {Variables.FleetKey}"));
        }
    }
}
