using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Headers of a response, unchanged: the case of names is ignored, values are strings, several values of one name are kept apart.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The plural says that it is a collection.")]
public sealed class ApiHeaders : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly HttpHeadersNonValidated _response;
    private readonly HttpHeadersNonValidated _content;

    // The message's own collections stay readable after it is disposed of, so nothing is copied until someone looks.
    internal ApiHeaders(HttpResponseMessage response)
    {
        _response = response.Headers.NonValidated;
        _content = response.Content.Headers.NonValidated;
    }

    /// <summary>The value of a header, several joined by a comma; null when it is absent.</summary>
    public string? this[string name] => TryGetValue(name, out string? value) ? value : null;

    /// <summary>Finds a header; several values are joined by a comma.</summary>
    public bool TryGetValue(string name, [NotNullWhen(true)] out string? value)
    {
        value = Find(name, out HeaderStringValues values) ? values.ToString() : null;
        return value is not null;
    }

    /// <summary>All values of a header; empty when it is absent.</summary>
    public IReadOnlyList<string> GetValues(string name) => Find(name, out HeaderStringValues values) ? values.ToArray() : [];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator()
    {
        foreach (HttpHeadersNonValidated headers in new[] { _response, _content })
        {
            foreach ((string name, HeaderStringValues values) in headers)
                yield return new KeyValuePair<string, IReadOnlyList<string>>(name, values.ToArray());
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Find(string name, out HeaderStringValues values) =>
        _response.TryGetValues(name, out values) || _content.TryGetValues(name, out values);
}
