using System.Text.Json;
using Contoso.Backup;

JobResource resource = JsonSerializer.Deserialize<JobResource>(File.ReadAllBytes("job.json"))!;
AzureIaaSVMJob job = (AzureIaaSVMJob)resource.Properties!;
IEnumerable<string?> tasks = job.ExtendedInfo!.TasksList!.Select(task => task.TaskId);
Console.WriteLine($"{string.Join(", ", job.ActionsInfo!)} | {job.Duration} | {string.Join(", ", tasks)}");
