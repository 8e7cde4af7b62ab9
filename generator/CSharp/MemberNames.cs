namespace BackupJobsGen.CSharp;

/// <summary>Names that no member of a document gets, because the language or we have them already.</summary>
internal static class MemberNames
{
    public static readonly string[] OfObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>
    /// What a record has by itself, or what we add to it. Private names of ours begin with an underscore, which no name of a document
    /// does.
    /// </summary>
    public static readonly string[] OfRecord =
        [.. OfObject, "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "PrintMembers"];

    public static readonly string[] OfEnum =
        [.. OfObject, "Clone", "Deconstruct", "EqualityContract", "FromValue", "IsKnown", "Known", "PrintMembers", "Value"];

    public static readonly string[] OfUnion = [.. OfRecord, "Json"];

    /// <summary>What callers would find in place of a method for a header.</summary>
    public static readonly string[] OfHeaders = [.. OfObject, "GetEnumerator", "GetValues"];

    public static readonly string[] OfClient = [.. OfObject, "Pipeline", "With"];

    /// <summary>What every client's options have.</summary>
    public static readonly string[] OfOptions =
        [
            "ApiVersion", "ClientRequestIdHeader", "Credential", "Endpoint", "FinalThrottlingCodes", "MaxItemBytes", "MaxPages",
            "MaxResponseBytes", "TimeProvider", "UnreadableItemFound", "UsesHandlerCredentials",
            "UsesHandlerRouting"
        ];

    /// <summary>Locals that every reader has, and the operator that it uses, which a local of its name would hide.</summary>
    public static readonly string[] OfReader = ["members", "nameof", "reader"];
}
