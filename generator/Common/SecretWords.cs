namespace BackupJobsGen;

/// <summary>Words that name a secret. Documents often forget to mark one.</summary>
internal static class SecretWords
{
    private static readonly string[] Endings =
        [
            "password", "passwd", "pwd", "passphrase", "saskey", "sastoken", "secret", "accesstoken", "refreshtoken", "apitoken",
            "authtoken", "idtoken", "bearertoken", "sessiontoken", "accountkey", "accesskey", "apikey", "secretkey", "signingkey",
            "storagekey", "privatekey", "connectionstring"
        ];

    private static readonly char[] Separators = ['-', '_', '.', ' '];

    // How the secret is written, and that there are several, says nothing about what it is.
    private static readonly string[] Suffixes = ["base64", "s"];

    /// <summary>Whether the value of such a name is a secret.</summary>
    /// <param name="wireName">A name in JSON, of a parameter or of a field.</param>
    public static bool IsIn(string wireName)
    {
        string name = wireName.IndexOfAny(Separators) < 0 ? wireName : string.Concat(wireName.Split(Separators));
        foreach (string suffix in Suffixes.Where(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
            name = name.Substring(0, name.Length - suffix.Length);
        return Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
