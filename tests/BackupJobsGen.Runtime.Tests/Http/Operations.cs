using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

internal static class Operations
{
    public static readonly OperationDescriptor List = new("Jobs_List", HttpMethod.Get, "/vaults/{vault}/jobs", "2024-04-01");
    public static readonly OperationDescriptor Trigger = new("Backups_Trigger", HttpMethod.Post, "/vaults/{vault}/backup", "2024-04-01");
    public static readonly OperationDescriptor Put = new("Vaults_Put", HttpMethod.Put, "/vaults/{vault}", "2024-04-01");
    public static readonly OperationDescriptor Delete = new("Vaults_Delete", HttpMethod.Delete, "/vaults/{vault}", "2024-04-01");

    public static ApiRequest Of(OperationDescriptor operation) => new ApiRequest(operation).Path("vault", "v");

    public static string Text(ref JsonTokenReader reader) => JsonObjects.Require<string>(ref reader, JsonScalars.TryReadString, "text");
}
