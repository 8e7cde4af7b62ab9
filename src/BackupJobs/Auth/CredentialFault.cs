using Azure;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Recognizes the failures of a credential. They keep their own types, which callers know from Azure.Identity, and are marked: an
/// authority that does not answer is as transient as a service that does not.
/// </summary>
internal static class CredentialFault
{
    private const string Key = "BackupJobs.CredentialFault";

    /// <summary>Marks the failure of a credential.</summary>
    /// <param name="fault">The failure.</param>
    /// <param name="hadToken">Whether the credential has given a token before.</param>
    public static void Mark(Exception fault, bool hadToken) => fault.Data[Key] = hadToken;

    /// <summary>
    /// Whether a wait should repeat the request. What the authority has refused stays refused, and a broken connection is transient. Of
    /// other failures nothing is known: a credential that has worked before will work again, one that never has is not configured.
    /// </summary>
    public static bool IsTransient(Exception fault) =>
        fault.Data[Key] is bool hadToken && !Causes(fault).Any(IsRefused) && (hadToken || Causes(fault).Any(IsOutage));

    private static bool IsRefused(Exception fault) => fault is RequestFailedException { Status: 400 or 401 or 403 };

    // Azure.Core reports a request without a response as status 0.
    private static bool IsOutage(Exception fault) => fault is RequestFailedException request
        ? request.Status == 0 || Transient.IsTransient(request.Status, request.ErrorCode)
        : Transient.IsTransient(fault);

    private static IEnumerable<Exception> Causes(Exception fault) =>
        (fault is AggregateException several ? several.InnerExceptions : Enumerable.Repeat(fault.InnerException, 1).OfType<Exception>())
        .SelectMany(Causes)
        .Prepend(fault);
}
