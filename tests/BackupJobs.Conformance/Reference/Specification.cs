using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>One document with all files that it reaches: its operations and the checker of its schemas.</summary>
internal sealed class Specification
{
    public Specification(SpecFiles files, string document)
    {
        Files = files;
        Inputs = files.Closure(document);
        Hierarchies hierarchies = new(files, Inputs);
        Requests = new BodyChecker(files, hierarchies, request: true);
        Responses = new BodyChecker(files, hierarchies, request: false);
        Operations = files.Open(document) is { } root ? new OperationReader(files, root).Read() : [];
    }

    public SpecFiles Files { get; }

    /// <summary>Whether the document is JSON.</summary>
    public bool IsReadable => Files.Open(Inputs[0]) is not null;

    /// <summary>The document, then the files that it refers to.</summary>
    public List<string> Inputs { get; }

    public List<WireOperation> Operations { get; }

    public BodyChecker Requests { get; }

    public BodyChecker Responses { get; }
}
