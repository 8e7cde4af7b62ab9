using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>Puts the URL of a call together as text, so that nothing is decoded or normalized on the way.</summary>
internal sealed class UrlBuilder(OperationDescriptor operation)
{
    private readonly Dictionary<string, string> _path = new(StringComparer.Ordinal);
    private readonly StringBuilder _query = new();

    /// <summary>Fills a placeholder; an exception calls the value by the argument's name.</summary>
    public void Path(string name, string value, bool encode, string argument)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, argument);
        string text = encode ? Uri.EscapeDataString(value) : value;
        if (!encode && text.AsSpan().IndexOfAny('#', '\\') >= 0 || text.Any(char.IsControl))
            throw new ArgumentException($"'{argument}' contains a character that is not valid in a path.", argument);
        if (text.Split('/', '?').Any(IsDotSegment))
            throw new ArgumentException($"'{argument}' must not contain a dot segment: the URL would name another resource.", argument);
        _path[name] = text;
    }

    public void Query(string name, string? value, bool encode)
    {
        if (value is null)
            return;
        // The dollar of OData's names is a legal character, and servers that match text expect it.
        _query.Append(_query.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name).Replace("%24", "$", StringComparison.Ordinal))
            .Append('=').Append(encode ? Uri.EscapeDataString(value) : Completed(value));
    }

    // What no URL can hold is data, although the value is said to be encoded: tokens of a service have such characters.
    private static string Completed(string value) =>
        value.Any(NeedsEncoding)
            ? string.Concat(value.Select(c => NeedsEncoding(c) ? Uri.EscapeDataString(c.ToString()) : c.ToString()))
            : value;

    private static bool NeedsEncoding(char c) => c is '#' or '\\' || char.IsControl(c);

    /// <summary>What the path and the query were given, by name.</summary>
    public IEnumerable<(string Name, string Value)> Values =>
        _path.Select(static part => (part.Key, Uri.UnescapeDataString(part.Value))).Concat(Pairs(_query.ToString()));

    /// <summary>Reads <c>name=value</c> pairs as they are in a query.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(string query) => query.Split('&').Select(static pair => pair.Split('=', 2))
        .Where(static pair => pair.Length == 2)
        .Select(static pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])));

    public Uri Build(string endpoint, string? apiVersion)
    {
        StringBuilder url = new(endpoint);
        while (url.Length > 0 && url[^1] == '/')
            url.Length--;
        FillPath(url);
        // The template has a query, or a value that is already encoded brings one along.
        char separator = url.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?';
        if (operation.ApiVersion is not null)
        {
            url.Append(separator).Append("api-version=").Append(Uri.EscapeDataString(apiVersion ?? operation.ApiVersion));
            separator = '&';
        }

        if (_query.Length > 0)
            url.Append(separator).Append(_query);
        return OriginGuard.TryVerbatim(url.ToString(), out Uri? uri)
            ? uri
            : throw new InvalidOperationException($"{operation.Id}: the endpoint is not a valid HTTP URL.");
    }

    private void FillPath(StringBuilder url)
    {
        foreach ((bool isName, string text) in Parts(operation.PathTemplate))
        {
            if (!isName)
            {
                url.Append(text);
                continue;
            }

            if (!_path.TryGetValue(text, out string? value))
                throw new InvalidOperationException($"{operation.Id}: the path has no value for '{text}'.");
            // A scope is an ARM id with a slash of its own after the template's.
            url.Append(value[0] == '/' && url.Length > 0 && url[^1] == '/' ? value.AsSpan(1) : value);
        }
    }

    public static bool IsDotSegment(string segment) =>
        segment.Replace("%2E", ".", StringComparison.OrdinalIgnoreCase) is "." or "..";

    /// <summary>Cuts a template at its {names}.</summary>
    public static IEnumerable<(bool IsName, string Text)> Parts(string template)
    {
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                yield return (false, template[at..]);
                yield break;
            }

            if (open > at)
                yield return (false, template[at..open]);
            yield return (true, template[(open + 1)..close]);
            at = close + 1;
        }
    }
}
