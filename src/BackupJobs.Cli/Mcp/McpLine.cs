using System.Buffers;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace BackupJobs.Cli;

/// <summary>What a line of the input is.</summary>
/// <param name="Refusal">The answer to a line that is not a message of JSON-RPC 2.0; null for a message.</param>
/// <param name="Opened">The request that waits for an answer from here on; null for other messages.</param>
/// <param name="Closed">The request that waits no longer; null for other messages.</param>
internal sealed record McpLine(JsonRpcError? Refusal, RequestId? Opened = null, RequestId? Closed = null)
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;

    // The library reports messages that are deeper than it reads.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    public static McpLine TooLong { get; } = Refused(null, InvalidRequest, "The line is too long for a message.");

    public static McpLine Read(ReadOnlySequence<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Deep);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The other one is a string with half a surrogate.
            return Refused(null, ParseError, "The line is not valid JSON.");
        }
    }

    private static McpLine Read(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
            return Refused(null, InvalidRequest, "A message is a JSON object; batches are not supported.");
        RequestId? id = IdIn(message, "id");
        if (TextIn(message, "jsonrpc") != "2.0")
            return Refused(id, InvalidRequest, "The member 'jsonrpc' must be \"2.0\".");
        if (message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _))
            return new McpLine(Refusal: null);
        return TextIn(message, "method") switch
        {
            null => Refused(id, InvalidRequest, "The member 'method' must be a string."),
            NotificationMethods.CancelledNotification when message.TryGetProperty("params", out JsonElement cancelled)
                && cancelled.ValueKind == JsonValueKind.Object => new McpLine(Refusal: null, Closed: IdIn(cancelled, "requestId")),
            _ => new McpLine(null, Opened: id),
        };
    }

    private static McpLine Refused(RequestId? id, int code, string why) => new(new JsonRpcError
    {
        Id = id ?? default,
        Error = new JsonRpcErrorDetail { Code = code, Message = why },
    });

    private static string? TextIn(JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RequestId? IdIn(JsonElement message, string name) =>
        !message.TryGetProperty(name, out JsonElement id) ? null
        : id.ValueKind == JsonValueKind.String ? new RequestId(id.GetString()!)
        : id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number) ? new RequestId(number)
        : null;
}
