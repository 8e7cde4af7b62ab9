using BackupJobsGen.CSharp;
using BackupJobsGen.Emit;

namespace BackupJobsGen.Specs;

/// <summary>
/// Compares what a method or constructor takes, for callers that give all arguments by position, by name, or the required ones only.
/// </summary>
/// <param name="types">Which types stand for which.</param>
/// <param name="changes">Where changes go.</param>
/// <param name="method">The method that changes are reported for.</param>
/// <param name="last">The argument after those of the document: an added argument breaks callers that pass it by position.</param>
/// <param name="isSent">Whether the arguments are part of a request: a compiled caller does not send what is required now, and the service
/// rejects its requests.</param>
internal sealed class ArgumentComparison(TypeRules types, List<SpecChange> changes, string method, string last, bool isSent)
{
    private const string Demanded = "compiled callers do not send it";

    /// <param name="pairs">Old arguments in their order, then added ones.</param>
    /// <param name="order">The new arguments in theirs.</param>
    public void Compare(IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> pairs, IReadOnlyList<ArgumentModel> order)
    {
        foreach ((ArgumentModel? old, ArgumentModel? now) in pairs)
        {
            if (old is null)
                Add(
                    ChangeKind.Added, now!, Breaks.Source | Breaks.Binary | Demand(now!.Required), null, Shown(now),
                    !now.Required ? $"source only where {last} is given by position" : isSent ? Demanded : null);
            else if (now is null)
                Add(ChangeKind.Removed, old, Breaks.Source | Breaks.Binary, Shown(old), null);
            else
                CompareKept(old, now);
        }

        CompareOrder([.. pairs.Where(pair => pair is { Old: not null, New: not null }).Select(pair => (pair.Old!, pair.New!))], order);
    }

    private void CompareKept(ArgumentModel old, ArgumentModel now)
    {
        if (old.Name != now.Name)
            Add(ChangeKind.Renamed, old, Breaks.Source, old.Name, now.Name, "source only where it is given by name");
        if (TypeRules.IsSame(old.Use, now.Use) && old.Required == now.Required)
            return;
        Breaks breaks = TypeRules.IsSameToBinary(old.Use, now.Use) ? Breaks.None : Breaks.Binary;
        bool isDemanded = now.Required && !old.Required;
        breaks |= Demand(isDemanded);
        if (!types.Accepts(old.Use, now.Use) || isDemanded)
            breaks |= Breaks.Source;
        else if (breaks != Breaks.None && !old.Required && !old.Type.IsValueType && now.Type.IsValueType)
            breaks |= Breaks.Warning;
        Add(
            ChangeKind.Changed, old, breaks, Shown(old), Shown(now),
            isDemanded && isSent ? "requests without it are rejected" : null);
    }

    private Breaks Demand(bool isRequired) => isRequired && isSent ? Breaks.Wire : Breaks.None;

    // Where the types allow it, arguments that changed places compile, link, and are sent as one another.
    private void CompareOrder((ArgumentModel Old, ArgumentModel New)[] kept, IReadOnlyList<ArgumentModel> all)
    {
        ArgumentModel[] order = [.. all.Where(argument => kept.Any(pair => pair.New == argument))];
        if (kept.Select(pair => pair.New).SequenceEqual(order))
            return;
        bool compiles = kept.Zip(order).All(pair => types.Accepts(pair.First.Old.Use, pair.Second.Use));
        bool links = kept.Zip(order).All(pair => TypeRules.IsSameToBinary(pair.First.Old.Use, pair.Second.Use));
        Breaks breaks = (compiles ? Breaks.Wire : Breaks.Source) | (links ? Breaks.None : Breaks.Binary);
        changes.Add(new SpecChange(ChangeKind.Changed, Subject.Argument, method, "order", breaks)
        {
            Old = List(kept.Select(pair => pair.Old)),
            New = List(order),
            Note = compiles ? "arguments given by position are sent as another" : "source only where they are given by position",
        });
    }

    private void Add(ChangeKind kind, ArgumentModel argument, Breaks breaks, string? old, string? now, string? note = null) =>
        changes.Add(new SpecChange(kind, Subject.Argument, $"{method}({argument.Name})", argument.WireName, breaks)
        { Old = old, New = now, Note = note });

    private static string Shown(ArgumentModel argument) => TypeName.Short(argument.Use) + (argument.Required ? "" : ", optional");

    private static string List(IEnumerable<ArgumentModel> arguments) => string.Join(", ", arguments.Select(argument => argument.Name));
}
