using Azure.Core;
using Azure.Identity;

namespace BackupJobs.Cli;

/// <summary>Creates the credential: the token in the environment variable, or <see cref="DefaultAzureCredential"/>.</summary>
internal static class Credentials
{
    public static TokenCredential Create(Shell shell, Uri endpoint, string? tenant)
    {
        if (shell.Variable(Variables.Token)?.Trim() is { Length: > 0 } token)
            return token.All(static c => c is > ' ' and <= '~')
                ? new FixedToken(token)
                : throw FailureException.Usage(
                    $"{Variables.Token} is not a bearer token: it has a space, a line break or a character that is not ASCII",
                    "get one with 'az account get-access-token --query accessToken -o tsv'");
        DefaultAzureCredentialOptions options = new() { TenantId = tenant };
        if (Authority(endpoint.Host) is { } authority)
            options.AuthorityHost = authority;
        return new DefaultAzureCredential(options);
    }

    // A token of one cloud is not valid in another. Other endpoints use AZURE_AUTHORITY_HOST or the public cloud.
    private static Uri? Authority(string host) =>
        host.EndsWith(".usgovcloudapi.net", StringComparison.OrdinalIgnoreCase) ? AzureAuthorityHosts.AzureGovernment
        : host.EndsWith(".chinacloudapi.cn", StringComparison.OrdinalIgnoreCase) ? AzureAuthorityHosts.AzureChina
        : null;
}
