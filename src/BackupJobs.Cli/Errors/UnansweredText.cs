using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>
/// Words for a request whose outcome is unknown. Its repetition may start a second backup, so the advice is to look first.
/// </summary>
internal static class UnansweredText
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <param name="request">The request.</param>
    /// <param name="failure">How the command would fail if it had only read.</param>
    public static Failure Of(UnansweredRequest request, Failure failure) => failure with
    {
        What = $"{failure.What}, but {Subject(request)}",
        Advice = $"look before you repeat it: {LookCommand(request)}",
    };

    private static string Subject(UnansweredRequest request) => request.Action switch
    {
        RequestedAction.Backup => $"the backup of {request.Subject} may have been started",
        RequestedAction.Cancellation => $"the cancellation of job {request.Subject} may have been accepted",
        _ => $"the export of the jobs of {request.Subject} may have been started",
    };

    private static string LookCommand(UnansweredRequest request)
    {
        string since = (request.SentAt - ClockSkew).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "Z";
        string[] look = request.Action == RequestedAction.Cancellation ? ["show", request.Subject] : ["list", "--since", since];
        return CommandLineText.Of(
            [.. look, "--vault", request.Vault.ToString(), .. CommandLineText.EndpointOption(request.Endpoint)]);
    }
}
