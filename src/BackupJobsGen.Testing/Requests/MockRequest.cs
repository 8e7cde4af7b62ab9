using System.Text;

namespace BackupJobsGen.Testing;

/// <summary>A request that the mock server received.</summary>
public sealed class MockRequest
{
    internal MockRequest(string method, Uri url, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
    {
        Method = method;
        Url = url;
        Headers = headers;
        BodyBytes = body;
    }

    /// <summary>As it was sent, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>With scheme, host, path and query as sent.</summary>
    public Uri Url { get; }

    /// <summary>All headers, those of the content included; one entry for each value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body; empty without one.</summary>
    public ReadOnlyMemory<byte> Body => BodyBytes;

    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(BodyBytes);

    /// <summary>operationId, or method and path; null when the document has no such operation.</summary>
    public string? Operation { get; internal set; }

    /// <summary>Path parameters, decoded, by name.</summary>
    public IReadOnlyDictionary<string, string> PathParameters { get; internal set; } = new Dictionary<string, string>();

    /// <summary>What the document does not allow of it.</summary>
    public IReadOnlyList<RequestViolation> Violations { get; internal set; } = [];

    internal byte[] BodyBytes { get; }

    /// <summary>The first value of a header; null when it was not sent.</summary>
    /// <param name="name">In any case.</param>
    public string? Header(string name)
    {
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }
}
