using System.Net.Http.Headers;
using BackupJobsGen.Runtime;
using Contoso.Backup;

// `backup-jobs emulator` prints all three. For Azure, omit the endpoint, and get a token with `az account get-access-token`.
string? vault = Environment.GetEnvironmentVariable("BACKUP_JOBS_VAULT");
string? token = Environment.GetEnvironmentVariable("BACKUP_JOBS_TOKEN");
string? endpoint = Environment.GetEnvironmentVariable("BACKUP_JOBS_ENDPOINT");
if (string.IsNullOrEmpty(vault) || string.IsNullOrEmpty(token))
{
    Console.Error.WriteLine("Set BACKUP_JOBS_VAULT to the vault's resource id and BACKUP_JOBS_TOKEN to a bearer token.");
    return 2;
}

// The client handles redirects itself and follows none to another origin.
using HttpClient http = new(ApiHttpHandler.Create());
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
BackupClient client = new(http, new ApiClientOptions { Endpoint = string.IsNullOrEmpty(endpoint) ? null : new Uri(endpoint) });
return await UnfinishedJobs.WriteAsync(client, VaultAddress.Parse(vault), Console.Out) == 0 ? 0 : 3;
