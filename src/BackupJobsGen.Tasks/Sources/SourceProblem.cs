namespace BackupJobsGen.Sources;

/// <summary>A problem at its position in one of the sources.</summary>
internal sealed record SourceProblem(ProblemKind Kind, Origin Origin, EquatableArray<string> Arguments)
{
    public SourceProblem(ProblemKind kind, Origin origin, params string[] arguments)
        : this(kind, origin, arguments.ToEquatableArray())
    {
    }
}

/// <summary>Stops reading a source at an error.</summary>
internal sealed class SourceException(Origin origin, string reason) : Exception(reason)
{
    public Origin Origin { get; } = origin;
}
