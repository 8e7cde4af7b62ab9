using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Benchmarks.Peers;

/// <content>A job: the members of all types in one set of fields, then the record of its type.</content>
internal sealed partial class HandParser
{
    private struct Fields
    {
        public string? JobType, Name, Management, Operation, Status, Activity, Container, ContainerType;
        public string? Version, Workload, Server, ServerType, Account;
        public DateTimeOffset? Start, End;
        public TimeSpan? Duration;
        public bool? IsUserTriggered;
        public ValueList<JobSupportedAction>? Actions;
        public List<Fault>? Faults;
        public AzureIaaSVMJobExtendedInfo? Details;
    }

    private Job ReadJob(ref Utf8JsonReader reader)
    {
        Fields job = default;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, ref job);
        return Make(in job);
    }

    private void ReadMember(ref Utf8JsonReader reader, ref Fields job)
    {
        ReadOnlySpan<byte> member = reader.ValueSpan;
        switch (member.Length)
        {
            case 6 when member.SequenceEqual("status"u8): job.Status = Word(ref reader); break;
            case 7 when member.SequenceEqual("jobType"u8): job.JobType = Word(ref reader); break;
            case 7 when member.SequenceEqual("endTime"u8): job.End = Time(ref reader); break;
            case 8 when member.SequenceEqual("duration"u8): job.Duration = Duration(ref reader); break;
            case 9 when member.SequenceEqual("operation"u8): job.Operation = Word(ref reader); break;
            case 9 when member.SequenceEqual("startTime"u8): job.Start = Time(ref reader); break;
            case 10 when member.SequenceEqual("activityId"u8): job.Activity = Text(ref reader); break;
            case 11 when member.SequenceEqual("actionsInfo"u8): job.Actions = ReadActions(ref reader); break;
            case 12 when member.SequenceEqual("errorDetails"u8): job.Faults = ReadFaults(ref reader); break;
            case 12 when member.SequenceEqual("extendedInfo"u8): job.Details = ReadDetails(ref reader); break;
            case 12 when member.SequenceEqual("workloadType"u8): job.Workload = Word(ref reader); break;
            case 13 when member.SequenceEqual("containerName"u8): job.Container = Text(ref reader); break;
            case 13 when member.SequenceEqual("containerType"u8): job.ContainerType = Word(ref reader); break;
            case 13 when member.SequenceEqual("dpmServerName"u8): job.Server = Text(ref reader); break;
            case 13 when member.SequenceEqual("mabServerName"u8): job.Server = Text(ref reader); break;
            case 13 when member.SequenceEqual("mabServerType"u8): job.ServerType = Word(ref reader); break;
            case 15 when member.SequenceEqual("isUserTriggered"u8): job.IsUserTriggered = Flag(ref reader); break;
            case 18 when member.SequenceEqual("entityFriendlyName"u8): job.Name = Text(ref reader); break;
            case 18 when member.SequenceEqual("storageAccountName"u8): job.Account = Text(ref reader); break;
            case 20 when member.SequenceEqual("backupManagementType"u8): job.Management = Word(ref reader); break;
            case 21 when member.SequenceEqual("virtualMachineVersion"u8): job.Version = Word(ref reader); break;
            case 21 when member.SequenceEqual("storageAccountVersion"u8): job.Version = Word(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static bool Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetBoolean();
    }

    private ValueList<JobSupportedAction> ReadActions(ref Utf8JsonReader reader)
    {
        reader.Read();
        JobSupportedAction first = Word(ref reader)!;
        reader.Read();
        return ValueList.Create(first);
    }

    private static Job Make(in Fields job) => job.JobType switch
    {
        "AzureIaaSVMJob" => new AzureIaaSVMJob
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Vm()),
            VirtualMachineVersion =
                job.Version, ContainerName =
                job.Container, IsUserTriggered =
                job.IsUserTriggered, ExtendedInfo =
                job.Details,
        },
        "AzureIaaSVMJobV2" => new AzureIaaSVMJobV2
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Vm()),
            VirtualMachineVersion = job.Version, ContainerName = job.Container,
        },
        "AzureStorageJob" => new AzureStorageJob
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Storage()),
            StorageAccountName = job.Account, StorageAccountVersion = job.Version, IsUserTriggered = job.IsUserTriggered,
        },
        "AzureWorkloadJob" => new AzureWorkloadJob
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Workload()), WorkloadType =
                job.Workload,
        },
        "DpmJob" => new DpmJob
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Dpm()),
            DpmServerName = job.Server, ContainerName = job.Container, ContainerType = job.ContainerType, WorkloadType = job.Workload,
        },
        "MabJob" => new MabJob
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Mab()),
            MabServerName = job.Server, MabServerType = job.ServerType!, WorkloadType = job.Workload!,
        },
        "VaultJob" => new VaultJob
        {
            EntityFriendlyName =
                job.Name, BackupManagementType =
                job.Management!, Operation =
                job.Operation, Status =
                job.Status, StartTime =
                job.Start, EndTime =
                job.End,
            ActivityId =
                job.Activity, Duration =
                job.Duration, ActionsInfo =
                job.Actions, ErrorDetails =
                List(job.Faults, static fault => fault.Vault()),
        },
        _ => throw new JsonException($"job type {job.JobType}"),
    };

    private static ValueList<T>? List<T>(List<Fault>? faults, Func<Fault, T> make) =>
        faults is null ? null : ValueList.From(faults.Select(make));
}
