namespace BackupJobsGen.Reading.Operations;

/// <summary>Names of methods, headers and schemes of HTTP.</summary>
internal static class HttpToken
{
    /// <summary>RFC 9110: token.</summary>
    public static bool IsValid(string name) => name.Length > 0 && name.All(IsCharacter);

    private static bool IsCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0;
}
