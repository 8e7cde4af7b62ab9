using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace BackupJobs.Fleet.Web;

/// <summary>Known words of the query string in any case: the framework reads <c>Failed</c>, and refuses <c>failed</c>.</summary>
internal static class QueryWords
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["outcome"] = Enum.GetNames<JobOutcome>(),
        ["health"] = Enum.GetNames<Health>(),
    };

    public static Task ReadAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Query.Keys.Any(Words.ContainsKey))
        {
            http.Request.Query = new QueryCollection(
                http.Request.Query.ToDictionary(
                    pair => pair.Key, pair => Known(pair.Key, pair.Value), StringComparer.OrdinalIgnoreCase));
        }

        return next(http);
    }

    private static StringValues Known(string name, StringValues values) => Words.TryGetValue(name, out string[]? words)
        ? values.Select(value => words.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value).ToArray()
        : values;
}
