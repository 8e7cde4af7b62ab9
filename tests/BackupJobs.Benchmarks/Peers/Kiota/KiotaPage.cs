using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace BackupJobs.Benchmarks.Peers.Kiota;

/// <summary>
/// Models as Kiota generates them: a table of deserializers per object, unknown members as objects. Only reading is implemented.
/// </summary>
internal abstract class KiotaModel : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public abstract IDictionary<string, Action<IParseNode>> GetFieldDeserializers();

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException("The benchmarks only read with Kiota.");
}

internal sealed class KiotaPage : KiotaModel
{
    public List<KiotaResource>? Value { get; set; }

    public string? NextLink { get; set; }

    public static KiotaPage Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "value", n => Value = n.GetCollectionOfObjectValues(KiotaResource.Create)?.AsList() },
        { "nextLink", n => NextLink = n.GetStringValue() },
    };
}

internal sealed class KiotaResource : KiotaModel
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public string? Location { get; set; }

    public KiotaBag? Tags { get; set; }

    public string? ETag { get; set; }

    public KiotaSystemData? SystemData { get; set; }

    public KiotaJob? Properties { get; set; }

    public static KiotaResource Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => Id = n.GetStringValue() },
        { "name", n => Name = n.GetStringValue() },
        { "type", n => Type = n.GetStringValue() },
        { "location", n => Location = n.GetStringValue() },
        { "tags", n => Tags = n.GetObjectValue(KiotaBag.Create) },
        { "eTag", n => ETag = n.GetStringValue() },
        { "systemData", n => SystemData = n.GetObjectValue(KiotaSystemData.Create) },
        { "properties", n => Properties = n.GetObjectValue(KiotaJob.Create) },
    };
}

internal sealed class KiotaSystemData : KiotaModel
{
    public string? CreatedBy { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? LastModifiedBy { get; set; }

    public DateTimeOffset? LastModifiedAt { get; set; }

    public static KiotaSystemData Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "createdBy", n => CreatedBy = n.GetStringValue() },
        { "createdAt", n => CreatedAt = n.GetDateTimeOffsetValue() },
        { "lastModifiedBy", n => LastModifiedBy = n.GetStringValue() },
        { "lastModifiedAt", n => LastModifiedAt = n.GetDateTimeOffsetValue() },
    };
}

/// <summary>A map of strings, which is a model without members in Kiota.</summary>
internal sealed class KiotaBag : KiotaModel
{
    public static KiotaBag Create(IParseNode node) => new();

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();
}
