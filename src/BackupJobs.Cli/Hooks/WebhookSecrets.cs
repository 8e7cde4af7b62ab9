namespace BackupJobs.Cli;

/// <summary>Reads the secrets of webhooks. They are never on the command line, which other users of the machine can read.</summary>
internal static class WebhookSecrets
{
    private const string Advice = "create one with: echo \"whsec_$(openssl rand -base64 32)\"";
    private const int LongestFile = 16 * 1024;

    /// <param name="file">File with the secrets; null to read them from the environment.</param>
    /// <param name="variable">Environment.</param>
    /// <exception cref="FailureException">There is no secret, or one is invalid.</exception>
    public static IReadOnlyList<WebhookSecret> Read(string? file, Func<string, string?> variable)
    {
        string source = file ?? Variables.WebhookSecret;
        string text = file is null ? variable(Variables.WebhookSecret) ?? "" : ReadFile(file);
        try
        {
            WebhookSecret[] secrets = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WebhookSecret.Parse)];
            return secrets.Length > 0
                ? secrets
                : throw FailureException.Usage(
                    file is null ? "--webhook needs a secret" : $"{file} has no webhook secret",
                    $"set {Variables.WebhookSecret}, or put the secret in a file for --webhook-secret-file; {Advice}");
        }
        catch (FormatException error)
        {
            throw new FailureException(new Failure(ExitCode.Usage, $"the webhook secret in {source} is invalid", error.Message, Advice));
        }
    }

    private static string ReadFile(string file)
    {
        try
        {
            using StreamReader reader = new(file);
            char[] buffer = new char[LongestFile];
            return new string(buffer, 0, reader.ReadBlock(buffer));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FailureException(new Failure(
                ExitCode.Usage, "the file of --webhook-secret-file cannot be read", error.Message,
                $"check its path and rights, or set {Variables.WebhookSecret}"));
        }
    }
}
