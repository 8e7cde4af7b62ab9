namespace BackupJobsGen.CSharp;

/// <summary>Names inside one record: properties, and the locals of its reader.</summary>
internal static class MemberNames
{
    /// <summary>What a record has by itself, or what we add to it.</summary>
    public static readonly string[] Reserved =
    [
        "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone",
        "PrintMembers", "ReadJson", "ReadMembers", "ReferenceEquals", "ToString", "WriteJson", "WriteMembers",
    ];

    /// <summary>Locals that every reader has.</summary>
    public static readonly string[] ReservedLocals = ["reader", "rest", "name", "value", "kind"];

    /// <summary>Words that name a secret. Documents often forget to mark one; all that hangs on it is what ToString shows.</summary>
    private static readonly string[] SecretEndings =
        ["password", "saskey", "sastoken", "secret", "accesstoken", "accountkey", "accesskey", "privatekey", "connectionstring", "passphrase"];

    public static bool SoundsSecret(string wireName) =>
        SecretEndings.Any(ending => wireName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
