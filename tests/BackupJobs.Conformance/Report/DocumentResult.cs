using System.Text.Json.Serialization;

namespace BackupJobs.Conformance.Report;

/// <summary>What became of one document.</summary>
internal sealed record DocumentResult(string Document)
{
    public int Operations { get; init; }

    public bool Generated { get; init; }

    public bool Compiled { get; init; }

    /// <summary>The generator's diagnostics: how many of each id.</summary>
    public SortedDictionary<string, int> Diagnostics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Why it was not generated or not compiled, the most frequent kind first.</summary>
    public List<DocumentFault> Faults { get; init; } = [];

    public int Examples { get; init; }

    public int ExamplesPassed { get; init; }

    /// <summary>Examples that fail for exactly the reason that they contradict the document.</summary>
    public int ExamplesExplained { get; init; }

    public List<ExampleFailure> Failures { get; init; } = [];

    public List<ExampleContradiction> Contradictions { get; init; } = [];

    /// <summary>Processor time; the first document of a process pays for what all need.</summary>
    public double Seconds { get; init; }

    public double PeakMegabytes { get; init; }

    [JsonIgnore]
    public bool Passed => Generated && Compiled && Failures.Count == 0;
}

/// <param name="Kind">The same text for all faults of a kind: the names in it are left out.</param>
/// <param name="First">One of them, with its place.</param>
internal sealed record DocumentFault(string Kind, int Count, string First);

/// <param name="Reason">The kind of failure, the same text for all of its kind.</param>
internal sealed record ExampleFailure(string Operation, string Example, string Reason, string Detail);

internal sealed record ExampleContradiction(string Operation, string Example, string Contradiction);
