using Azure;

namespace BackupJobs;

/// <summary>
/// Recognizes the failures of a credential. They keep their own types, which callers know from Azure.Identity, and are marked: an
/// authority that does
/// not answer is as transient as a service that does not.
/// </summary>
internal static class CredentialFault
{
    private const string Key = "BackupJobs.CredentialFault";

    // Azure.Identity's exception for "no credential is configured"; the package is not referenced here.
    private const string Unavailable = "CredentialUnavailableException";

    public static void Mark(Exception fault) => fault.Data[Key] = true;

    /// <summary>Whether a wait should repeat the request. A credential that is missing or refused stays so.</summary>
    public static bool IsTransient(Exception fault) =>
        fault.Data.Contains(Key) && fault.GetType().Name != Unavailable && !IsRefused(fault);

    private static bool IsRefused(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is RequestFailedException { Status: 400 or 401 or 403 })
                return true;
        }

        return false;
    }
}
