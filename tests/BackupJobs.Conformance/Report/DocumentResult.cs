using System.Text.Json.Serialization;

namespace BackupJobs.Conformance.Report;

/// <summary>The result of one document.</summary>
internal sealed record DocumentResult(string Document)
{
    public int Operations { get; init; }

    public bool Generated { get; init; }

    public bool Compiled { get; init; }

    /// <summary>Number of the generator's diagnostics by id.</summary>
    public SortedDictionary<string, int> Diagnostics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Why it was not generated or not compiled, the most frequent kind first.</summary>
    public List<DocumentFault> Faults { get; init; } = [];

    public int Examples { get; init; }

    public int ExamplesPassed { get; init; }

    /// <summary>Examples that fail for exactly the reason that they contradict the document.</summary>
    public int ExamplesExplained { get; init; }

    public List<ExampleFailure> Failures { get; init; } = [];

    public List<ExampleContradiction> Contradictions { get; init; } = [];

    /// <summary>Processor time. The first document of a process includes what all documents need.</summary>
    public double Seconds { get; init; }

    public double PeakMegabytes { get; init; }

    [JsonIgnore]
    public bool Passed => Generated && Compiled && Failures.Count == 0;
}

/// <param name="Kind">The message without the names in it, so that it is the same for all faults of a kind.</param>
/// <param name="First">The first of them, with its position.</param>
internal sealed record DocumentFault(string Kind, int Count, string First);

/// <param name="Reason">The kind of failure.</param>
internal sealed record ExampleFailure(string Operation, string Example, string Reason, string Detail);

internal sealed record ExampleContradiction(string Operation, string Example, string Contradiction);
