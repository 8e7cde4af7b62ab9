using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>What the service says about an operation that goes on after its answer.</summary>
/// <param name="Text">The status as the service spells it, such as <c>InProgress</c>; any text.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
/// <param name="Body">The whole status; null when the service sent none.</param>
public sealed record LongRunningStatus(string Text, ApiError? Error, RawJson? Body)
{
    internal const string Running = "InProgress";
    internal const string Done = "Succeeded";

    /// <summary>Whether it has done its work.</summary>
    public bool HasSucceeded => Is(Done);

    /// <summary>Whether it has failed or was cancelled, with one L or two.</summary>
    public bool HasFailed => Is("Failed") || Is("Canceled") || Is("Cancelled");

    /// <summary>Whether it is over. Every unknown status is still running.</summary>
    public bool HasEnded => HasSucceeded || HasFailed;

    /// <summary>Status and error; not the body, which may hold secrets.</summary>
    public override string ToString() => Error is null ? Text : $"{Text}, {Error}";

    /// <summary>Reads a status body: <c>status</c>, else <c>properties.provisioningState</c>, else what is given.</summary>
    internal static LongRunningStatus Read(RawJson? body, string otherwise, bool isResource)
    {
        JsonElement root = body is null ? default : body.Element;
        JsonElement properties = Member(root, "properties");
        string? state = TextOf(Member(properties, "provisioningState")) ?? TextOf(Member(root, "provisioningState"));
        string text = (isResource ? null : TextOf(Member(root, "status"))) ?? state ?? otherwise;
        LongRunningStatus status = new(text, null, body);
        return status.HasFailed && body is not null ? status with { Error = ApiErrorReader.Read(root) ?? ApiErrorReader.Read(properties) } : status;
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string? TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;

    private bool Is(string known) => Text.Equals(known, StringComparison.OrdinalIgnoreCase);
}
