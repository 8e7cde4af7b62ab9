using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>An error in whatever shape a service writes it.</summary>
public sealed record ApiError
{
    /// <summary>The error code, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The text for people, or null.</summary>
    public string? Message { get; init; }

    /// <summary>What the error is about, or null.</summary>
    public string? Target { get; init; }

    /// <summary>Errors behind the error.</summary>
    public ValueList<ApiError> Details { get; init; } = ValueList<ApiError>.Empty;

    /// <summary>Further information by type (a policy that was violated and the like).</summary>
    public ValueList<ApiErrorInfo> AdditionalInfo { get; init; } = ValueList<ApiErrorInfo>.Empty;

    /// <summary>Code and message, without secrets.</summary>
    public override string ToString() => Redact.Text(Code is null ? Message : Message is null ? Code : $"{Code}: {Message}");

    /// <summary>
    /// Reads an error body: <c>{"error":{…}}</c>, the error itself, OData's <c>odata.error</c> with a message in an object,
    /// OAuth's <c>error</c> and <c>error_description</c>, and details wrapped in <c>error</c> once more.
    /// </summary>
    /// <returns>Null when the body is no JSON or holds no error.</returns>
    public static ApiError? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return ApiErrorReader.Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>One piece of additional information about an error.</summary>
/// <param name="Type">What kind of information it is, or null.</param>
/// <param name="Info">The information, or null.</param>
public sealed record ApiErrorInfo(string? Type, RawJson? Info);
