using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

internal static class Operations
{
    public static readonly ApiOperation List = new("Jobs_List", HttpMethod.Get, "/vaults/{vault}/jobs", "2024-04-01");
    public static readonly ApiOperation Trigger = new("Backups_Trigger", HttpMethod.Post, "/vaults/{vault}/backup", "2024-04-01");
    public static readonly ApiOperation Put = new("Vaults_Put", HttpMethod.Put, "/vaults/{vault}", "2024-04-01");
    public static readonly ApiOperation Delete = new("Vaults_Delete", HttpMethod.Delete, "/vaults/{vault}", "2024-04-01");

    public static ApiRequest Of(ApiOperation operation) => new ApiRequest(operation).Path("vault", "v");

    public static string Text(ref JsonTokenReader reader) => JsonObjects.Require<string>(ref reader, JsonScalars.TryReadString, "text");
}
