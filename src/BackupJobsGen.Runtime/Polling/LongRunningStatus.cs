namespace BackupJobsGen.Runtime;

/// <summary>The state of a long-running operation.</summary>
/// <param name="Text">The status as the service spells it, such as <c>InProgress</c>; any string.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
/// <param name="Body">The whole response body; null if there was none.</param>
public sealed record LongRunningStatus(string Text, ApiError? Error, RawJson? Body)
{
    internal const string Running = "InProgress";
    internal const string Done = "Succeeded";

    /// <summary>Whether it has succeeded.</summary>
    public bool HasSucceeded => Is(Done);

    /// <summary>Whether it has failed or was cancelled, spelled with one L or two.</summary>
    public bool HasFailed => Is("Failed") || Is("Canceled") || Is("Cancelled");

    /// <summary>Whether it is in a final state. Every unknown status counts as running.</summary>
    public bool HasEnded => HasSucceeded || HasFailed;

    /// <summary>Status and error in one line, without secrets; not the body, which may hold some.</summary>
    public override string ToString() => Redact.Text(Error is null ? Text : $"{Text}, {Error}");

    /// <summary>Reads a status body: <c>status</c>, else <c>properties.provisioningState</c>, else the given default.</summary>
    internal static LongRunningStatus Read(RawJson? body, string otherwise, bool isResource)
    {
        StatusBody read = StatusBody.Read(body);
        string? state = StatusBody.Read(read.Properties).ProvisioningState ?? read.ProvisioningState;
        return Of((isResource ? null : read.Status) ?? state ?? otherwise, body, read.Properties);
    }

    /// <summary>
    /// Reads the answer of a result URL, whose own <c>status</c> is not the operation's. Some services answer with the operation instead
    /// of the result: with an error in it, or with a running status and nothing else.
    /// </summary>
    internal static LongRunningStatus ReadResult(RawJson? body)
    {
        StatusBody read = StatusBody.Read(body);
        LongRunningStatus answered = Of(read.Status ?? Done, body, read.Properties);
        bool isOperation = !read.HasOtherMembers && (answered.HasFailed ? read.HasError : answered.Is(Running));
        return isOperation ? answered : new LongRunningStatus(Done, null, body);
    }

    private static LongRunningStatus Of(string text, RawJson? body, RawJson? properties)
    {
        LongRunningStatus status = new(text, null, body);
        return status.HasFailed ? status with { Error = ErrorIn(body) ?? ErrorIn(properties) } : status;
    }

    private static ApiError? ErrorIn(RawJson? json) => json is null ? null : ApiError.Parse(json.Utf8.Span);

    private bool Is(string known) => Text.Equals(known, StringComparison.OrdinalIgnoreCase);
}
