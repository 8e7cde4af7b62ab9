using BackupJobsGen.Sources;

namespace BackupJobsGen.Paths;

/// <summary>A JSONPath query (RFC 9535).</summary>
internal sealed class JsonPath
{
    private readonly string _text;
    private readonly IReadOnlyList<PathSegment> _segments;

    private JsonPath(string text, IReadOnlyList<PathSegment> segments)
    {
        _text = text;
        _segments = segments;
    }

    /// <exception cref="JsonPathException">The query is invalid.</exception>
    public static JsonPath Parse(string query) => new(query, new PathParser(query).ParseQuery());

    /// <summary>The nodes that it selects, in the order of the query. A node that is selected twice is in it twice.</summary>
    /// <exception cref="JsonPathException">It reaches a limit.</exception>
    public IReadOnlyList<SourceNode> Select(SourceNode root) => new PathEvaluator(root).Select(_segments);

    /// <summary>The longest beginning of the query that selects something.</summary>
    /// <exception cref="JsonPathException">It reaches a limit.</exception>
    public string LongestMatch(SourceNode root)
    {
        int count = _segments.Count;
        while (count > 0 && new PathEvaluator(root).Select([.. _segments.Take(count)]).Count == 0)
            count--;
        return count == 0 ? "$" : _text.Substring(0, _segments[count - 1].End);
    }
}

/// <summary>A query is invalid or takes too long.</summary>
internal sealed class JsonPathException(string reason) : Exception(reason);
