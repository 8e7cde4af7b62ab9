using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>An error, whatever shape the service gives it.</summary>
public sealed record ApiError
{
    /// <summary>The error code, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The message for people, or null.</summary>
    public string? Message { get; init; }

    /// <summary>What the error is about, or null.</summary>
    public string? Target { get; init; }

    /// <summary>Further errors that explain the error.</summary>
    public ValueList<ApiError> Details { get; init; } = ValueList<ApiError>.Empty;

    /// <summary>Further information by type, such as a policy that was violated.</summary>
    public ValueList<ApiErrorInfo> AdditionalInfo { get; init; } = ValueList<ApiErrorInfo>.Empty;

    /// <summary>All codes and messages.</summary>
    internal IEnumerable<string> Texts =>
        new[] { Code, Message }.OfType<string>().Concat(Details.SelectMany(static detail => detail.Texts));

    /// <summary>Code and message in one line, without secrets.</summary>
    public override string ToString() => Redact.Text(Code is null ? Message : Message is null ? Code : $"{Code}: {Message}");

    /// <summary>The same error with other strings, such as ones without what was sent.</summary>
    internal ApiError With(Func<string, string> change) => this with
    {
        Code = Code is null ? null : change(Code),
        Message = Message is null ? null : change(Message),
        Target = Target is null ? null : change(Target),
        Details = ValueList.From(Details.Select(detail => detail.With(change))),
    };

    /// <summary>
    /// Reads an error body: <c>{"error":{…}}</c>, the error itself, OData's <c>odata.error</c> with a message in an object,
    /// OAuth's <c>error</c> and <c>error_description</c>, and details wrapped in <c>error</c> again.
    /// </summary>
    /// <returns>Null when the body is not JSON or contains no error.</returns>
    public static ApiError? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonRepair.Parse(body) is { } root ? ApiErrorReader.Read(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Reads the error of a response, for message handlers. At most 64 KB are received; they become the response's content, so that the
    /// body can be read once more.
    /// </summary>
    /// <param name="response">A response whose content was not read yet.</param>
    /// <param name="cancellationToken">Cancels receiving the body.</param>
    /// <returns>Null when the body is not JSON or contains no error, or does not arrive; the content is empty then.</returns>
    public static async Task<ApiError?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        PooledBody body = default;
        try
        {
            body = await PooledBody.ReadAsync(response.Content, ErrorBody.Limit, cancellationToken).ConfigureAwait(false);
            Replace(response, body.Bytes.ToArray());
            return Parse(body.Bytes);
        }
        catch (Exception)
        {
            // Only the status matters: whatever reading the body throws must not replace it.
            cancellationToken.ThrowIfCancellationRequested();
            Replace(response, []);
            return null;
        }
        finally
        {
            body.Dispose();
        }
    }

    private static void Replace(HttpResponseMessage response, byte[] body)
    {
        ByteArrayContent content = new(body);
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in response.Content.Headers.NonValidated)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content.Dispose();
        response.Content = content;
    }
}

/// <summary>One piece of additional information about an error.</summary>
/// <param name="Type">The kind of information, or null.</param>
/// <param name="Info">The information, or null.</param>
public sealed record ApiErrorInfo(string? Type, RawJson? Info)
{
    /// <summary>Type and information in one line, without secrets.</summary>
    public override string ToString() => Redact.Text($"{Type}: {Info}");
}
