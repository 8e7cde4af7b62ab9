using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>An operation and its names in its class.</summary>
/// <param name="Base">The method without Async.</param>
/// <param name="Descriptor">The field that describes the operation.</param>
/// <param name="Wait">The method that waits for a final status; null where there is none.</param>
internal sealed record NamedOperation(DeclaredOperation Operation, string Base, string Method, string Descriptor, string? Wait = null);

/// <summary>Names the operations of one class, all at once, so that one can call another.</summary>
internal static class OperationNames
{
    private const string Items = "Stream";

    /// <param name="operations">In document order.</param>
    /// <param name="grouping">Knows what their names are in the class.</param>
    /// <param name="reserved">Names that the class has already.</param>
    public static IReadOnlyList<NamedOperation> Of(
        IEnumerable<DeclaredOperation> operations, OperationGroups grouping, IEnumerable<string> reserved)
    {
        // Other readings come last: they change no other name.
        DeclaredOperation[] all = [.. operations.OrderBy(operation => operation.IsItems)];
        NameScope scope = new(reserved);
        IReadOnlyList<string> bases = new NameScope([]).TakeAll(
            all.Select(operation => Base(grouping.NameOf(operation)) + (operation.IsItems ? Items : "")));
        IReadOnlyList<string> methods = scope.TakeAll(bases.Select(name => name + "Async"));
        NamedOperation[] named =
            [.. all.Select((operation, i) => new NamedOperation(operation, bases[i], methods[i], scope.Take(bases[i] + "Operation")))];
        // Last: they change no other name.
        return [.. named.Select(one => one.Operation.Status is null ? one : one with { Wait = scope.Take(one.Base + "FinalAsync") })];
    }

    private static string Base(string wanted)
    {
        string name = Identifiers.Pascal(wanted, "Call");
        return name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
    }
}
