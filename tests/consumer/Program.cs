using System.Text.Json;
using Contoso.Backup;

JobResource resource = JsonSerializer.Deserialize<JobResource>(File.ReadAllBytes("job.json"))!;
AzureIaaSVMJob job = (AzureIaaSVMJob)resource.Properties!;
Console.WriteLine(
    $"{string.Join(", ", job.ActionsInfo!)} | {job.Duration} | {string.Join(", ", job.ExtendedInfo!.TasksList!.Select(task => task.TaskId))}");
