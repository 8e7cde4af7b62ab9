using System.Text;

namespace BackupJobsGen.Testing;

/// <summary>What the mock server answers to one request.</summary>
public sealed class MockAnswer
{
    private MockAnswer(int status) => Status = status;

    /// <summary>HTTP status code.</summary>
    public int Status { get; }

    /// <summary>Media type of the body; null without one.</summary>
    public string? MediaType { get; private init; }

    /// <summary>The body; empty without one.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Headers besides Content-Type and Content-Length.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    /// <summary>Time before the answer; zero: at once.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>The connection is closed instead of an answer.</summary>
    public bool IsAborted { get; private init; }

    /// <summary>The body comes from the document.</summary>
    internal bool IsDeclared { get; private init; }

    /// <summary>No body.</summary>
    /// <param name="status">HTTP status code.</param>
    public static MockAnswer Empty(int status) => new(Checked(status));

    /// <summary>A JSON body.</summary>
    /// <param name="status">HTTP status code.</param>
    /// <param name="json">Sent as it is, valid or not.</param>
    /// <param name="mediaType">Content-Type.</param>
    public static MockAnswer Json(int status, string json, string mediaType = "application/json") =>
        Bytes(status, Encoding.UTF8.GetBytes(json), mediaType);

    /// <summary>Any body.</summary>
    /// <param name="status">HTTP status code.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">Content-Type.</param>
    public static MockAnswer Bytes(int status, ReadOnlyMemory<byte> body, string mediaType) =>
        new(Checked(status)) { Body = body, MediaType = mediaType };

    /// <summary>The response that the document declares for a status, with its example or a value made by its schema.</summary>
    /// <param name="status">HTTP status code.</param>
    public static MockAnswer Declared(int status) => new(Checked(status)) { IsDeclared = true };

    /// <summary>The connection is closed without an answer.</summary>
    public static MockAnswer Abort() => new(0) { IsAborted = true };

    /// <summary>The same answer with one more header.</summary>
    /// <param name="name">Name of the header.</param>
    /// <param name="value">Its value.</param>
    public MockAnswer WithHeader(string name, string value) => With([.. Headers, new(name, value)], Delay);

    /// <summary>The same answer, later.</summary>
    /// <param name="delay">Measured by <see cref="MockServerOptions.TimeProvider"/>.</param>
    public MockAnswer After(TimeSpan delay) => With(Headers, delay);

    internal MockAnswer WithBodyOf(MockAnswer declared) => new(Status)
    {
        Body = declared.Body,
        MediaType = declared.MediaType,
        Headers = [.. declared.Headers, .. Headers],
        Delay = Delay,
    };

    private MockAnswer With(IReadOnlyList<KeyValuePair<string, string>> headers, TimeSpan delay) => new(Status)
    {
        Body = Body,
        MediaType = MediaType,
        Headers = headers,
        Delay = delay,
        IsAborted = IsAborted,
        IsDeclared = IsDeclared,
    };

    private static int Checked(int status) => status is >= 100 and <= 599
        ? status
        : throw new ArgumentOutOfRangeException(nameof(status), status, "An HTTP status code is between 100 and 599.");
}
