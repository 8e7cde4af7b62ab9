using Microsoft.Extensions.Options;

namespace BackupJobs;

/// <summary>Checks the options before the first request: what is wrong, and what to set instead.</summary>
internal sealed class BackupJobsOptionsValidator : IValidateOptions<BackupJobsOptions>
{
    private const int MostRetries = 10;

    public ValidateOptionsResult Validate(string? name, BackupJobsOptions options)
    {
        List<string> failures = [.. Failures(options)];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(BackupJobsOptions options)
    {
        if (options.Credential is null)
            yield return "Credential is missing: set it to a TokenCredential, for instance new DefaultAzureCredential().";
        if (options.Endpoint is not { IsAbsoluteUri: true } endpoint)
            yield return "Endpoint must be an absolute URL such as https://management.azure.com.";
        else if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
            yield return "Endpoint must be HTTPS, or HTTP on a loopback address: tokens are not sent in the clear.";
        else if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            yield return "Endpoint must not have user info, a query or a fragment.";
        if (options.Scope is { } scope && string.IsNullOrWhiteSpace(scope))
            yield return "Scope must not be blank: leave it null for the endpoint's own.";
        if (options.MaxRetries is < 0 or > MostRetries)
            yield return $"MaxRetries must be between 0 and {MostRetries}.";
        if (options.TimeProvider is null)
            yield return "TimeProvider must not be null.";
    }
}
