using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>The operations among the members of a path item.</summary>
internal static class PathItemMembers
{
    public const string AdditionalOperations = "additionalOperations";

    /// <summary>The members that are operations.</summary>
    public static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    /// <summary>Whether a member is an operation, or contains some.</summary>
    public static bool IsOperation(JsonNode member) =>
        member.Name == AdditionalOperations || member.Parent?.Name == AdditionalOperations || Array.IndexOf(Methods, member.Name) >= 0;

    /// <summary>The path item that an operation is in.</summary>
    public static JsonNode? ItemOf(JsonNode operation) =>
        operation.Parent is { Name: AdditionalOperations } additional ? additional.Parent : operation.Parent;
}
