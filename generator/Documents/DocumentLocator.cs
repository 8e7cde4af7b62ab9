namespace BackupJobsGen.Documents;

/// <summary>Finds where in the documents a schema stands, for stages that know its id only.</summary>
internal static class DocumentLocator
{
    /// <summary>A problem at the place of an id.</summary>
    /// <param name="id">Path of a document, # and a JSON pointer. Without a known place the problem is at the start of that path.</param>
    public static Problem ProblemAt(IEnumerable<OpenApiDocument> documents, ProblemKind kind, string id, params string[] arguments)
    {
        (string file, int line, int column) = Locate(documents, id) ?? (id.Split('#')[0], 0, 0);
        return new Problem(kind.Id, file, line, column, arguments.ToEquatableArray());
    }

    /// <summary>Zero-based line and column of the key that holds the node, or of the node where it has no key; null when there is no such node.</summary>
    public static (string File, int Line, int Column)? Locate(IEnumerable<OpenApiDocument> documents, string id)
    {
        // A path may hold a # of its own; the pointer begins at the last one that a slash follows.
        int hash = id.LastIndexOf("#/", StringComparison.Ordinal);
        string path = hash < 0 ? id.TrimEnd('#') : id.Substring(0, hash);
        OpenApiDocument? document = documents.FirstOrDefault(candidate => candidate.Path == path);
        if (document is null || JsonPointer.Find(document.Root, hash < 0 ? "" : id.Substring(hash + 1)) is not { } node)
            return null;
        (int line, int column) = document.Position(node.NameOffset);
        return (document.Path, line, column);
    }
}
