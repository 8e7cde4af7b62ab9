using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading;

/// <summary>A keyword where a document has it.</summary>
internal readonly record struct KeywordUse(JsonNode Node, OpenApiDocument Document, ReadOptions Options)
{
    public bool IsOfRoot => Node.Parent == Document.Root;

    /// <summary>Whether it is in one of the members of an object that has this name.</summary>
    public bool IsInMemberOf(string name) => Node.Parent?.Parent?.Name == name;

    /// <summary>Whether it is of a header of a response. Those of parts of a form are sent as parameters are.</summary>
    public bool IsOfHeader =>
        Node.Parent?.Parent is { Name: "headers", Parent: { } holder } && holder.Parent?.Name != "encoding";

    public bool IsOfTag => Node.Parent?.Parent is { Name: "tags", Parent: { } root } && root == Document.Root;

    /// <summary>Whether an object around it, however far, satisfies a condition.</summary>
    public bool IsInside(Func<string?, bool> isOuter)
    {
        for (JsonNode? at = Node.Parent; at is not null; at = at.Parent)
        {
            if (isOuter(at.Name))
                return true;
        }

        return false;
    }
}
