using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Reference;

namespace BackupJobs.Conformance.Replay;

/// <summary>Where a request that was sent differs from the one that the document describes.</summary>
internal static partial class RequestComparison
{
    public static IEnumerable<(string Reason, Difference Where)> Differences(ExpectedRequest expected, SentRequest sent)
    {
        if (expected.Endpoint is { } endpoint && endpoint.Authority != sent.Uri.Authority)
            yield return ("request host", new Difference("", $"expected {endpoint.Authority}, sent {sent.Uri.Authority}"));
        if (expected.Method != sent.Method)
            yield return ("request method", new Difference("", $"expected {expected.Method}, sent {sent.Method}"));
        // A caller's endpoint may have a path of its own.
        string path = (expected.Endpoint?.AbsolutePath.TrimEnd('/') ?? "") + expected.Path;
        if (!SamePath(path, sent.Uri.AbsolutePath))
            yield return ("request path", new Difference("", $"expected {path}, sent {sent.Uri.AbsolutePath}"));
        foreach (Difference difference in Pairs(expected.Query, ExpectedRequest.ParseQuery(sent.Uri.Query.TrimStart('?'))))
            yield return ("request query", difference);
        foreach (Difference difference in Pairs(expected.Cookies, SentForm.Cookies(sent)))
            yield return ("request cookie", difference);
        foreach ((string name, string value) in expected.Headers)
        {
            if (!JsonMeaning.SameText(value, sent.Headers.GetValueOrDefault(name) ?? ""))
                yield return (
                    "request header", new Difference(name, $"expected {value}, sent {sent.Headers.GetValueOrDefault(name) ?? "nothing"}"));
        }
        if (expected.Form is { } form)
        {
            // A body that is not a form has no fields.
            foreach (Difference difference in Pairs(form, SentForm.Of(sent) ?? []))
                yield return ("request form", difference);
        }
        else
        {
            foreach (Difference difference in Body(expected.Body, sent))
                yield return ("request body", difference);
        }
    }

    private static bool SamePath(string expected, string sent)
    {
        string[] wanted = Segments(expected);
        string[] found = Segments(sent);
        return wanted.Length == found.Length && wanted.Zip(found, JsonMeaning.SameText).All(same => same);
    }

    private static string[] Segments(string path) => path.TrimStart('/').Split('/').Select(Uri.UnescapeDataString).ToArray();

    private static IEnumerable<Difference> Pairs(List<KeyValuePair<string, string>> expected, List<KeyValuePair<string, string>> sent)
    {
        List<KeyValuePair<string, string>> rest = [.. sent];
        foreach ((string name, string value) in expected)
        {
            int at = rest.FindIndex(pair => pair.Key == name && Same(value, pair.Value));
            if (at >= 0)
                rest.RemoveAt(at);
            else
                yield return new Difference(name, $"expected {value}, sent {Sent(name)}");
        }
        foreach ((string name, string value) in rest)
            yield return new Difference(name, $"not expected: {value}");

        string Sent(string name) => string.Join(" and ", sent.Where(pair => pair.Key == name).Select(pair => pair.Value));
    }

    // Zeros at the end of a fraction have no meaning to a number that is not a decimal.
    private static bool Same(string expected, string sent) =>
        JsonMeaning.SameText(expected, sent) || sent == ZerosOfFraction().Replace(expected, "$1$2");

    [GeneratedRegex(@"(?<=^|,)(-?\d+)(?:\.0+|(\.\d*[1-9])0+)(?=,|$)")]
    private static partial Regex ZerosOfFraction();

    private static List<Difference> Body(JsonElement? expected, SentRequest sent)
    {
        if (expected is null)
            return sent.Body.Length == 0 ? [] : [new Difference("", $"no body expected, sent {Encoding.UTF8.GetString(sent.Body)}")];
        if (sent.Body.Length == 0)
            return [new Difference("", $"expected {expected.Value.GetRawText()}, sent nothing")];
        if (!Media.IsJson(sent.MediaType ?? ""))
            return Encoding.UTF8.GetString(sent.Body) == expected.Value.ToString() ? [] : [new Difference("", "other bytes than expected")];
        return JsonMeaning.Differences(expected.Value, JsonSerializer.Deserialize<JsonElement>(sent.Body));
    }
}
