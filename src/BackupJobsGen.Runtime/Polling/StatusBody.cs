using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>The members of a response body that say how an operation is doing.</summary>
internal readonly record struct StatusBody
{
    // ARM's operation resource. A body with other members is a result that happens to have a status.
    private static readonly string[] OperationMembers =
        ["id", "name", "status", "startTime", "endTime", "percentComplete", "error", "properties", "operations", "resourceId"];

    public string? Status { get; private init; }

    public string? ProvisioningState { get; private init; }

    public bool HasError { get; private init; }

    /// <summary>Whether the body has members that the status of an operation does not have.</summary>
    public bool HasOtherMembers { get; private init; }

    /// <summary>The <c>properties</c>; null if there are none.</summary>
    public RawJson? Properties { get; private init; }

    public static StatusBody Read(RawJson? body)
    {
        StatusBody found = default;
        if (body is null)
            return found;
        JsonTokenReader reader = new(body.Utf8.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return found;
        while (JsonObjects.NextMember(ref reader))
        {
            string name = JsonToken.Name(in reader);
            reader.Read();
            found = found.With(name, ref reader);
            reader.Skip();
        }

        return found;
    }

    private StatusBody With(string name, ref JsonTokenReader reader) => name switch
    {
        "status" => this with { Status = StringOf(ref reader) },
        "provisioningState" => this with { ProvisioningState = StringOf(ref reader), HasOtherMembers = true },
        "error" => this with { HasError = reader.TokenType == JsonTokenType.StartObject },
        "properties" when reader.TokenType == JsonTokenType.StartObject => this with { Properties = RawJson.Capture(ref reader) },
        _ => this with { HasOtherMembers = HasOtherMembers || !OperationMembers.Contains(name) },
    };

    private static string? StringOf(ref JsonTokenReader reader) =>
        JsonScalars.TryReadString(ref reader, out string? value) && value.Length > 0 ? value : null;
}
