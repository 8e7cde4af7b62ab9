using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>Whether a comparison says what the compiler and the runtime say.</summary>
internal sealed class Evidence
{
    private readonly IReadOnlyList<SpecChange> _changes;
    private readonly CallerProgram _caller;
    private readonly HashSet<Piece> _errors = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Piece> _warnings = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<Piece, string> _unlinked;
    private readonly ILookup<Piece, Diagnostic> _diagnostics;

    private Evidence(IReadOnlyList<SpecChange> changes, Side old, Side now)
    {
        _changes = changes;
        _caller = new CallerProgram(Caller.Write(old.Client), old.Client);
        ILookup<Piece, Diagnostic> before = _caller.Compile();
        _diagnostics = new CallerProgram(_caller.Pieces, now.Client).Compile();
        foreach (Piece piece in _caller.Pieces)
        {
            if (_diagnostics[piece].Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                _errors.Add(piece);
            else if (_diagnostics[piece].Any(diagnostic => before[piece].All(known => known.Id != diagnostic.Id)))
                _warnings.Add(piece);
        }

        _unlinked = _caller.Link(now.Image);
    }

    /// <summary>Every disagreement, in words; none when all claims are proved and nothing else breaks.</summary>
    public static IReadOnlyList<string> Disagreements(IReadOnlyList<SpecChange> changes, Side old, Side now)
    {
        Evidence evidence = new(changes, old, now);
        return [.. evidence.Silent().Concat(evidence.Unproved())];
    }

    // Breaks that are not reported.
    private IEnumerable<string> Silent()
    {
        foreach (Piece piece in _caller.Pieces)
        {
            Breaks reported = _changes.Where(piece.IsConcernedBy).Aggregate(Breaks.None, (all, change) => all | change.Breaks);
            if (_errors.Contains(piece) && (reported & Breaks.Source) == 0)
                yield return $"does not compile, not reported: {piece} | "
                    + _diagnostics[piece].First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            if (_warnings.Contains(piece) && (reported & (Breaks.Source | Breaks.Warning)) == 0)
                yield return $"warns, not reported: {piece} | {_diagnostics[piece].First()}";
            if (_unlinked.TryGetValue(piece, out string? fault) && (reported & Breaks.Binary) == 0)
                yield return $"does not link, not reported: {piece} | {fault}";
        }
    }

    // Reported breaks that break no caller of the member.
    private IEnumerable<string> Unproved()
    {
        foreach (SpecChange change in _changes)
        {
            Piece[] concerned = [.. _caller.Pieces.Where(piece => piece.IsConcernedBy(change))];
            if (change.Breaks.HasFlag(Breaks.Source) && !concerned.Any(_errors.Contains))
                yield return $"compiles, reported otherwise: {change}";
            if (change.Breaks.HasFlag(Breaks.Warning) && !concerned.Any(piece => _warnings.Contains(piece) || _errors.Contains(piece)))
                yield return $"does not warn, reported otherwise: {change}";
            if (change.Breaks.HasFlag(Breaks.Binary) && !concerned.Any(_unlinked.ContainsKey))
                yield return $"links, reported otherwise: {change}";
        }
    }
}
