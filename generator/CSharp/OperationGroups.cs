using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides to which group an operation belongs and what is left of its name there.</summary>
internal sealed class OperationGroups(OperationGrouping grouping)
{
    /// <summary>Empty: the operation is a method of the client itself.</summary>
    public string Of(DeclaredOperation operation) => grouping switch
    {
        OperationGrouping.Tag => operation.Tag?.Trim() ?? "",
        OperationGrouping.Path => FirstSegment(operation.Path),
        _ => Prefix(operation.Id),
    };

    /// <summary>The name of the operation in its group: its id without the name of the group before an underscore.</summary>
    public string NameOf(DeclaredOperation operation)
    {
        string prefix = Prefix(operation.Id);
        bool isGroup = prefix.Length > 0
            && (grouping == OperationGrouping.OperationId
                || string.Equals(
                    Identifiers.Pascal(prefix, ""), Identifiers.Pascal(Of(operation), ""), StringComparison.OrdinalIgnoreCase));
        return isGroup ? operation.Id.Substring(prefix.Length + 1) : operation.Id;
    }

    /// <summary>What all operations of a group have in common, as documentation says it.</summary>
    public string Title(string group) => grouping switch
    {
        OperationGrouping.Tag => $"tag: {group}",
        OperationGrouping.Path => $"/{group}/…",
        _ => group + "_…",
    };

    private static string Prefix(string id) =>
        id.IndexOf('_') is var underscore && underscore > 0 && underscore < id.Length - 1 ? id.Substring(0, underscore) : "";

    private static string FirstSegment(string path) =>
        path.Split('?')[0].Split('/').FirstOrDefault(segment => segment.Length > 0 && segment.IndexOf('{') < 0) ?? "";
}
