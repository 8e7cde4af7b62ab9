using BackupJobs.Shared;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>Faults of Azure, of the way to it or of a credential: what is read is read again later.</summary>
internal static class ReadFault
{
    private const int LongestReason = 200;

    private static readonly string[] IdNames = ["request id ", "correlation id ", "client request id "];

    public static bool Is(Exception error, CancellationToken cancellationToken) =>
        error is ApiException or HttpRequestException or IOException or FormatException or TimeoutException or NoTokenException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>The status of the answer; null without one.</summary>
    public static int? StatusOf(Exception error) => (error as ApiException)?.Status;

    /// <summary>Everything that is known, without secrets.</summary>
    public static string TextOf(Exception error) => Redact.Text(error switch
    {
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => NoAnswer(error.Message),
        _ => error.Message,
    });

    /// <summary>One sentence for lists and logs: the same for all vaults that are refused for the same reason.</summary>
    /// <param name="status">Status of the answer; null without one.</param>
    /// <param name="text">Everything that is known; may be null.</param>
    public static string Reason(int? status, string? text) => status switch
    {
        401 => "The credential is refused (401).",
        403 => "The identity may not read (403).",
        404 => "It does not exist, or the identity may not see it (404).",
        429 => "The service limits the requests (429).",
        >= 500 => $"The service fails ({status}).",
        _ => FirstLine(text ?? "It cannot be read."),
    };

    // The clients' own time limit says it by itself.
    private static string NoAnswer(string message) =>
        message.StartsWith("No answer", StringComparison.Ordinal) ? message : "No answer: " + message;

    // They are at the end, and others each time.
    private static string WithoutIds(string line) =>
        IdNames.Select(name => line.IndexOf(name, StringComparison.OrdinalIgnoreCase)).Where(static at => at > 1).DefaultIfEmpty(0).Min()
            is var start and > 0
            ? line[..(start - 1)].TrimEnd()
            : line;

    private static string FirstLine(string text)
    {
        string line = WithoutIds(SafeText.OneLine(text.Split('\n', 2)[0].TrimEnd()));
        return line.Length <= LongestReason ? line : line[..LongestReason] + "…";
    }
}
