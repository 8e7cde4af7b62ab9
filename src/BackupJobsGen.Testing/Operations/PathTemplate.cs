using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Testing.Operations;

/// <summary>A path with parameters in braces, such as <c>/pets/{petId}</c>, and perhaps a fixed query.</summary>
internal sealed class PathTemplate
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    private readonly string _template;
    private readonly Regex _regex;
    private readonly List<string> _names = [];
    private readonly string[] _query;

    public PathTemplate(string template)
    {
        _template = template;
        string[] parts = template.Split('?', 2);
        _query = parts.Length == 1 ? [] : parts[1].Split('&');
        StringBuilder pattern = new("^");
        int at = 0;
        string path = parts[0];
        while (at < path.Length)
        {
            int end = path[at] == '{' ? path.IndexOf('}', at) : -1;
            if (end < 0)
            {
                pattern.Append(Regex.Escape(path[at++].ToString()));
                Literals++;
                continue;
            }

            _names.Add(path[(at + 1)..end]);
            // The last one may contain slashes: some services have ids that are paths.
            pattern.Append(end == path.Length - 1 ? "(.+)" : "([^/]+)");
            at = end + 1;
        }

        _regex = new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant, MaxTime);
    }

    /// <summary>Characters that are not parameters: of two templates that match, the one with more is meant.</summary>
    public int Literals { get; }

    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether the path is that of one of several resources.</summary>
    public bool EndsWithParameter => _template.EndsWith('}');

    /// <summary>Number of items in a fixed query.</summary>
    public int QueryItems => _query.Length;

    /// <summary>The parameters as they are in the path, still encoded; null when the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path, string query)
    {
        Match match = _regex.Match(path);
        if (!match.Success || !_query.All(item => query.TrimStart('?').Split('&').Contains(item, StringComparer.Ordinal)))
            return null;
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (int i = 0; i < _names.Count; i++)
            values[_names[i]] = match.Groups[i + 1].Value;
        return values;
    }

    /// <summary>Whether the template has a fixed query with a name.</summary>
    public bool HasQuery(string name) => _query.Any(item => item.Split('=')[0] == name);

    public override string ToString() => _template;
}
