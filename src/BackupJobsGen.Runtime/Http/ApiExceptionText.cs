using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Messages of <see cref="ApiException"/>: operation, method and path, status, what was wrong, which id to quote, what to do.
/// </summary>
internal static partial class ApiExceptionText
{
    private const int ExcerptLength = 300;
    private const int MessageLength = 2000;
    private const int TitleLength = 200;
    private const int IdLength = 100;

    // What may be before the first element: comments, a declaration.
    private const int PrologLength = 1000;

    private static readonly string[] PageTags = ["<!doctype html", "<html"];

    // A page may begin without them.
    private static readonly string[] HtmlTags = [.. PageTags, "<head>", "<title>", "<body", "<h1", "<center"];

    public static string Refused(
        string operation, ApiResponse response, ApiError? error, string rawBody, ValueList<string> finalThrottlingCodes,
        bool isResourceManager)
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture, $"{operation} failed with HTTP {response.Status} ({(HttpStatusCode)response.Status})");
        string what = error?.ToString() is { Length: > 0 } known ? Shortened(known, MessageLength) : Excerpt(response, rawBody);
        text.Append(": ").Append(Sentence(what));
        foreach (ApiError detail in error?.Details ?? ValueList<ApiError>.Empty)
        {
            if (text.Length > MessageLength)
            {
                text.Append(" …");
                break;
            }

            string more = DetailOf(detail, what);
            if (more.Length > 0)
                text.Append(' ').Append(Sentence(Shortened(more, ExcerptLength)));
        }

        return text.Append(Ids(response))
            .Append(Advice(response, error?.Code ?? response.Headers["x-ms-error-code"], finalThrottlingCodes, isResourceManager))
            .ToString();
    }

    // Many services repeat the error as its own detail, sometimes with a code that is more exact.
    private static string DetailOf(ApiError detail, string said)
    {
        string message = Redact.Text(detail.Message);
        string code = Redact.Text(detail.Code);
        if (message.Length > 0 && !said.Contains(message, StringComparison.Ordinal))
            return detail.ToString();
        return said.Contains(code, StringComparison.Ordinal) ? "" : code;
    }

    /// <summary>Where the body was not received, there is nothing to quote: null.</summary>
    public static string Unreadable(OperationDescriptor operation, ApiResponse response, string reason, string? rawBody)
    {
        string body = rawBody is null ? "" : $" The body: {Sentence(Excerpt(response, rawBody))}";
        return $"{operation.Summary} answered HTTP {response.Status}, but {Sentence(reason)}{body}{Ids(response)}";
    }

    /// <summary>The start of a body; of an HTML page, which gateways send, the title.</summary>
    private static string Excerpt(ApiResponse response, string body)
    {
        string text = body.Trim();
        if (text.Length == 0)
            return "(empty)";
        if (IsHtml(response, text))
            return "an HTML page"
                + (Title().Match(text) is { Success: true } title
                    ? $" titled '{Shortened(Redact.Text(WebUtility.HtmlDecode(title.Groups[1].Value).Trim()), TitleLength)}'"
                    : "");
        // Cut after redaction, as the title is: half a token is a secret that no pattern knows.
        return (text[0] == '<' ? "XML: " : "") + Shortened(Redact.Text(text), ExcerptLength);
    }

    // Gateways send pages whatever the media type of the service is, and a few services send XML as text/html.
    private static bool IsHtml(ApiResponse response, string text)
    {
        if (text[0] != '<')
            return false;
        string mediaType = response.Headers["Content-Type"]?.Split(';')[0].Trim() ?? "";
        bool isXml = mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
        string start = text[..Math.Min(text.Length, PrologLength)];
        return Array.Exists(isXml ? PageTags : HtmlTags, tag => start.Contains(tag, StringComparison.OrdinalIgnoreCase))
            || mediaType.EndsWith("html", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("<?xml", StringComparison.Ordinal);
    }

    /// <summary>The client request id of a request, for a sentence about it; empty for null.</summary>
    public static string With(string? clientRequestId) => clientRequestId is null ? "" : $" with client request id {Id(clientRequestId)}";

    private static string Shortened(string safe, int length) =>
        safe.Length <= length ? safe : string.Concat(safe.AsSpan(0, length), "…");

    private static string Ids(ApiResponse response)
    {
        (string Name, string? Id)[] all =
            [
                ("request id", response.RequestId), ("correlation id", response.Headers["x-ms-correlation-request-id"]),
                ("client request id", response.ClientRequestId),
            ];
        string known = string.Join(", ", all.Where(static id => id.Id is not null).Select(static id => $"{id.Name} {Id(id.Id!)}"));
        return known.Length == 0 ? "" : $" {char.ToUpperInvariant(known[0])}{known[1..]}.";
    }

    // A service may send anything in place of an id. Cut after redaction, as an excerpt is.
    private static string Id(string id)
    {
        string safe = Redact.Text(id);
        return safe.Length <= IdLength ? safe : string.Concat(safe.AsSpan(0, IdLength), "…");
    }

    private static string Advice(ApiResponse response, string? code, ValueList<string> finalThrottlingCodes, bool isResourceManager)
    {
        string when = response.RetryAfter is { } delay
            ? string.Create(CultureInfo.InvariantCulture, $" after {Math.Ceiling(delay.TotalSeconds)} s")
            : " later";
        if (Transient.IsTransient(response.Status, code, finalThrottlingCodes))
            return $" The same request may succeed{when}.";
        return response.Status switch
        {
            401 => " The credentials are missing, wrong or have expired.",
            // To other services these two mean anything: a name that is taken, a key that is wrong.
            403 when isResourceManager => " The identity lacks the permission that the error names.",
            409 when isResourceManager => $" Another operation is in progress; try again{when}.",
            429 => " The quota is used up: do not repeat the request soon.",
            _ => "",
        };
    }

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";

    [GeneratedRegex("<title[^>]*>([^<]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
