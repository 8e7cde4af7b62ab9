using System.Globalization;
using System.Text.Json;
using System.Xml;
using Azure.Core;
using BackupJobs.Benchmarks.Peers.Plain;

namespace BackupJobs.Benchmarks.Peers.AzureSdk;

/// <summary>
/// Reads as AutoRest's C# generator has it for Azure's SDKs: a document of the whole body, a chain of name comparisons for each
/// member, ARM ids and types as
/// objects, a dictionary for raw data in each model. The models are the plain ones; the SDK's have the same members.
/// </summary>
internal static partial class AzureSdkReader
{
    public static PlainPage ReadPage(JsonElement element)
    {
        List<PlainResource> value = [];
        string? nextLink = null;
        Dictionary<string, BinaryData> raw = NoRawData();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("value"u8))
            {
                foreach (JsonElement item in property.Value.EnumerateArray())
                    value.Add(ReadResource(item));
                continue;
            }

            if (property.NameEquals("nextLink"u8))
                nextLink = property.Value.GetString();
        }

        GC.KeepAlive(raw);
        return new PlainPage { Value = value, NextLink = nextLink };
    }

    private static PlainResource ReadResource(JsonElement element)
    {
        PlainResource resource = new();
        Dictionary<string, BinaryData> raw = NoRawData();
        ResourceIdentifier? id = null;
        ResourceType? type = null;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("properties"u8))
                resource.Properties = ReadJob(property.Value);
            else if (property.NameEquals("eTag"u8))
                resource.ETag = property.Value.GetString();
            else if (property.NameEquals("tags"u8))
                resource.Tags = ReadBag(property.Value);
            else if (property.NameEquals("location"u8))
                resource.Location = property.Value.GetString();
            else if (property.NameEquals("id"u8))
                id = new ResourceIdentifier(property.Value.GetString()!);
            else if (property.NameEquals("name"u8))
                resource.Name = property.Value.GetString();
            else if (property.NameEquals("type"u8))
                type = new ResourceType(property.Value.GetString()!);
        }

        GC.KeepAlive(raw);
        GC.KeepAlive(type);
        resource.Id = id?.ToString();
        return resource;
    }

    private static PlainJob ReadJob(JsonElement element) =>
        element.TryGetProperty("jobType", out JsonElement discriminator) ? discriminator.GetString() switch
    {
        "AzureIaaSVMJob" => ReadVmJob(element),
        "AzureIaaSVMJobV2" => ReadVmV2Job(element),
        "AzureStorageJob" => ReadStorageJob(element),
        "AzureWorkloadJob" => ReadWorkloadJob(element),
        "DpmJob" => ReadDpmJob(element),
        "MabJob" => ReadMabJob(element),
        "VaultJob" => ReadVaultJob(element),
        _ => new PlainJob(),
    } : new PlainJob();

    private static Dictionary<string, BinaryData> NoRawData() => [];

    private static DateTimeOffset Time(JsonElement value) =>
        DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static TimeSpan Duration(JsonElement value) => XmlConvert.ToTimeSpan(value.GetString()!);

    private static T Known<T>(JsonElement value)
        where T : struct, Enum => Enum.Parse<T>(value.GetString()!);

    private static List<T> Many<T>(JsonElement value, Func<JsonElement, T> read)
    {
        List<T> list = [];
        foreach (JsonElement item in value.EnumerateArray())
            list.Add(read(item));
        return list;
    }

    private static Dictionary<string, string> ReadBag(JsonElement value)
    {
        Dictionary<string, string> bag = [];
        foreach (JsonProperty property in value.EnumerateObject())
            bag.Add(property.Name, property.Value.GetString()!);
        return bag;
    }
}
