using System.Text.Json;
using BackupJobs.Benchmarks.Peers.Plain;

namespace BackupJobs.Benchmarks.Peers.AzureSdk;

/// <content>The types of jobs: own members first, then those of the base, in AutoRest's order.</content>
internal static partial class AzureSdkReader
{
    private static PlainVmJob ReadVmJob(JsonElement element)
    {
        PlainVmJob job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (ReadOwn(property, job))
                continue;
            if (property.NameEquals("virtualMachineVersion"u8))
                job.VirtualMachineVersion = property.Value.GetString();
            else if (property.NameEquals("extendedInfo"u8))
                job.ExtendedInfo = ReadExtendedInfo(property.Value);
            else if (property.NameEquals("containerName"u8))
                job.ContainerName = property.Value.GetString();
            else if (property.NameEquals("isUserTriggered"u8))
                job.IsUserTriggered = property.Value.GetBoolean();
            else
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }

    private static PlainVmV2Job ReadVmV2Job(JsonElement element)
    {
        PlainVmV2Job job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (ReadOwn(property, job))
                continue;
            if (property.NameEquals("containerName"u8))
                job.ContainerName = property.Value.GetString();
            else if (property.NameEquals("virtualMachineVersion"u8))
                job.VirtualMachineVersion = property.Value.GetString();
            else
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }

    private static PlainStorageJob ReadStorageJob(JsonElement element)
    {
        PlainStorageJob job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (ReadOwn(property, job))
                continue;
            if (property.NameEquals("storageAccountName"u8))
                job.StorageAccountName = property.Value.GetString();
            else if (property.NameEquals("storageAccountVersion"u8))
                job.StorageAccountVersion = property.Value.GetString();
            else if (property.NameEquals("isUserTriggered"u8))
                job.IsUserTriggered = property.Value.GetBoolean();
            else
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }

    private static PlainWorkloadJob ReadWorkloadJob(JsonElement element)
    {
        PlainWorkloadJob job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("workloadType"u8))
                job.WorkloadType = property.Value.GetString();
            else if (!ReadOwn(property, job))
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }

    private static PlainDpmJob ReadDpmJob(JsonElement element)
    {
        PlainDpmJob job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (ReadOwn(property, job))
                continue;
            if (property.NameEquals("dpmServerName"u8))
                job.DpmServerName = property.Value.GetString();
            else if (property.NameEquals("containerName"u8))
                job.ContainerName = property.Value.GetString();
            else if (property.NameEquals("containerType"u8))
                job.ContainerType = property.Value.GetString();
            else if (property.NameEquals("workloadType"u8))
                job.WorkloadType = property.Value.GetString();
            else
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }

    private static PlainMabJob ReadMabJob(JsonElement element)
    {
        PlainMabJob job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (ReadOwn(property, job))
                continue;
            if (property.NameEquals("mabServerName"u8))
                job.MabServerName = property.Value.GetString();
            else if (property.NameEquals("mabServerType"u8))
                job.MabServerType = Known<PlainServer>(property.Value);
            else if (property.NameEquals("workloadType"u8))
                job.WorkloadType = Known<PlainWorkload>(property.Value);
            else
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }

    private static PlainVaultJob ReadVaultJob(JsonElement element)
    {
        PlainVaultJob job = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!ReadOwn(property, job))
                ReadCommon(property, job);
        }

        return WithRawData(job);
    }
}
