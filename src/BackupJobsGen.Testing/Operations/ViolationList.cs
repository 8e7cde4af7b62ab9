using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing.Operations;

/// <summary>Collects what a document does not allow of one request.</summary>
internal sealed class ViolationList(string? operation)
{
    private const int Max = 100;

    private readonly List<RequestViolation> _items = [];

    public IReadOnlyList<RequestViolation> Items => _items;

    public void Add(string location, string message, DocumentNode rule)
    {
        if (_items.Count < Max)
            _items.Add(new RequestViolation(operation, location, message, LoadedDocument.Where(rule)));
    }

    public void Add(string location, IEnumerable<SchemaFault> faults)
    {
        foreach (SchemaFault fault in faults)
            Add(fault.Path.Length == 0 ? location : $"{location} {fault.Path}", fault.Message, fault.Rule);
    }
}
