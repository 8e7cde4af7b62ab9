using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>
/// Compares what a method or constructor takes, for callers that give all arguments by position, by name, or the required ones only.
/// </summary>
/// <param name="types">Which types stand for which.</param>
/// <param name="changes">Where changes go.</param>
/// <param name="method">What changes are told of.</param>
/// <param name="last">The argument behind all those that the document makes: every further one is in the way of who gives it by position.</param>
internal sealed class ArgumentComparison(TypeRules types, List<SpecChange> changes, string method, string last)
{
    /// <param name="pairs">Old arguments in their order, then added ones.</param>
    /// <param name="order">The new arguments in theirs.</param>
    public void Compare(IReadOnlyList<(ArgumentModel? Old, ArgumentModel? New)> pairs, IReadOnlyList<ArgumentModel> order)
    {
        foreach ((ArgumentModel? old, ArgumentModel? now) in pairs)
        {
            if (old is null)
                Add(ChangeKind.Added, now!, Breaks.Source | Breaks.Binary, null, Shown(now!), now!.Required ? null : $"source only where {last} is given by position");
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
            Add(ChangeKind.Renamed, old, Breaks.Source, Plain(old), Plain(now), "source only where it is given by name");
        if (old.Type == now.Type && old.Required == now.Required)
            return;
        Breaks breaks = types.IsSameToBinary(old.Type, now.Type) ? Breaks.None : Breaks.Binary;
        if (!types.Accepts(old.Type, now.Type) || (now.Required && !old.Required))
            breaks |= Breaks.Source;
        else if (breaks != Breaks.None && old.IsReference && IsNullable(old) && !now.IsReference)
            breaks |= Breaks.Warning;
        Add(ChangeKind.Changed, old, breaks, Shown(old), Shown(now));
    }

    // Where the types allow it, arguments that changed places compile, link, and are sent as one another.
    private void CompareOrder((ArgumentModel Old, ArgumentModel New)[] kept, IReadOnlyList<ArgumentModel> all)
    {
        ArgumentModel[] order = [.. all.Where(argument => kept.Any(pair => pair.New == argument))];
        if (kept.Select(pair => pair.New).SequenceEqual(order))
            return;
        bool compiles = kept.Zip(order).All(pair => types.Accepts(pair.First.Old.Type, pair.Second.Type));
        bool links = kept.Zip(order).All(pair => types.IsSameToBinary(pair.First.Old.Type, pair.Second.Type));
        Breaks breaks = (compiles ? Breaks.Wire : Breaks.Source) | (links ? Breaks.None : Breaks.Binary);
        changes.Add(new SpecChange(
            ChangeKind.Changed, Subject.Argument, method, "order", breaks, List(kept.Select(pair => pair.Old)), List(order),
            compiles ? "arguments given by position are sent as another" : "source only where they are given by position"));
    }

    private void Add(ChangeKind kind, ArgumentModel argument, Breaks breaks, string? old, string? now, string? note = null) =>
        changes.Add(new SpecChange(kind, Subject.Argument, $"{method}({Plain(argument)})", argument.WireName, breaks, old, now, note));

    private static bool IsNullable(ArgumentModel argument) => argument.Type.EndsWith('?');

    public static string Plain(ArgumentModel argument) => argument.Name.TrimStart('@');

    private static string Shown(ArgumentModel argument) => TypeRules.Shown(argument.Type) + (argument.Required ? "" : ", optional");

    private static string List(IEnumerable<ArgumentModel> arguments) => string.Join(", ", arguments.Select(Plain));
}
