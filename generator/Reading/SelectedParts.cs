using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.Reading;

/// <summary>
/// What a client needs of documents from which it selects operations: the operations and the schemas that it reads, and everything
/// that these refer to. The rest need not be read.
/// </summary>
internal sealed class SelectedParts
{
    // What the operations and references lead to, where it is needed.
    private static readonly string[] Containers = ["paths", "x-ms-paths", "definitions", "parameters", "responses"];

    private readonly ReadContext _context;
    private readonly HashSet<JsonNode> _operations;
    private readonly HashSet<JsonNode> _holders;
    private readonly HashSet<JsonNode> _known = [];
    private readonly List<DocumentNode> _parts = [];

    /// <param name="context">The documents.</param>
    /// <param name="operations">The selected operations.</param>
    /// <param name="schemas">The schemas that were read.</param>
    public SelectedParts(ReadContext context, IReadOnlyCollection<OperationNode> operations, IEnumerable<DocumentNode> schemas)
    {
        _context = context;
        _operations = [.. operations.SelectMany(operation => new[] { operation.Place, operation.Operation.Json })];
        _holders = [.. operations.SelectMany(operation => new[] { operation.Item.Json, operation.Place.Parent! })];
        foreach (DocumentNode start in operations.Select(operation => operation.Item).Concat(schemas))
            Add(start);
        for (int i = 0; i < _parts.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            AddReferences(_parts[i]);
        }
    }

    /// <summary>The parts of a document, in its order.</summary>
    public IEnumerable<JsonNode> Of(OpenApiDocument document) =>
        _parts.Where(part => part.Document == document).Select(part => part.Json).OrderBy(part => part.Offset);

    /// <summary>Whether a member is not needed where it is.</summary>
    public bool LeaveOut(JsonNode member) => member.Parent switch
    {
        { Parent: null } => Containers.Contains(member.Name!),
        { Name: "components", Parent.Parent: null } => member.Name != "securitySchemes",
        { } holder => _holders.Contains(holder) && PathItemMembers.IsOperation(member) && !_operations.Contains(member)
            && !_holders.Contains(member),
        null => false,
    };

    private void Add(DocumentNode part)
    {
        if (_known.Add(part.Json))
            _parts.Add(part);
    }

    private void AddReferences(DocumentNode at)
    {
        if (at.Reference is { } reference && _context.Documents.Resolve(at.Document, reference, out _) is { } target)
            Add(target);
        foreach (JsonNode item in at.Json.Items)
            AddReferences(at.With(item));
        foreach (JsonNode member in at.Json.Members)
        {
            if (!LeaveOut(member))
                AddReferences(at.With(member));
        }
    }
}
