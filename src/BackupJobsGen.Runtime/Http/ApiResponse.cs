using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>A response of the service: its status and headers.</summary>
public class ApiResponse
{
    internal ApiResponse(HttpResponseMessage response, Uri requestUri, TimeProvider time)
    {
        Status = (int)response.StatusCode;
        RequestUri = requestUri;
        Headers = new ApiHeaders(response);
        RetryAfter = ReadRetryAfter(Headers, time);
    }

    internal ApiResponse(ApiResponse other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Status, RequestUri, Headers, RetryAfter) = (other.Status, other.RequestUri, other.Headers, other.RetryAfter);
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>What was asked. May be signed: not for logs.</summary>
    public Uri RequestUri { get; }

    /// <summary>All headers.</summary>
    public ApiHeaders Headers { get; }

    /// <summary>How long the service asks to wait, whether it said seconds or a date; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The service's id of the request, for its support; null when it gave none.</summary>
    public string? RequestId => Headers["x-ms-request-id"] ?? Headers["request-id"];

    /// <summary>Status and request id; never the URL, which may be signed.</summary>
    public override string ToString() => RequestId is { } id ? $"HTTP {Status}, request {id}" : $"HTTP {Status}";

    private static TimeSpan? ReadRetryAfter(ApiHeaders headers, TimeProvider time)
    {
        if (!headers.TryGetValue("Retry-After", out string? text) || !RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? value))
            return null;
        TimeSpan delay = value.Delta ?? value.Date!.Value - time.GetUtcNow();
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}

/// <summary>A response with what its body says.</summary>
/// <typeparam name="T">Type of the body.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    internal ApiResponse(ApiResponse response, T value)
        : base(response) => Value = value;

    /// <summary>The body.</summary>
    public T Value { get; }

    /// <summary>The body alone.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Value is the named alternative.")]
    public static implicit operator T(ApiResponse<T> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Value;
    }
}
