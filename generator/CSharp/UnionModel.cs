using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>A value that is one of several types; its JSON is kept.</summary>
internal sealed record UnionModel : FileModel
{
    public required string SchemaId { get; init; }

    /// <summary>JSON name of the member that decides; null where the variant that fits best is chosen.</summary>
    public required string? Discriminator { get; init; }

    public required EquatableArray<UnionVariantModel> Variants { get; init; }

    /// <summary>The variants in the order in which a value is read as them: derived types are before their bases.</summary>
    public required EquatableArray<UnionVariantModel> ReadOrder { get; init; }

    /// <summary>Whether values are checked before they are sent.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Checks of the variants.</summary>
    public EquatableArray<CheckModel> Checks { get; init; } = [];
}

/// <param name="Name">Name of the variant; its property and its factory are called after it.</param>
/// <param name="Local">Name of a local variable for it.</param>
/// <param name="DiscriminatorValues">Values that choose it; empty where the variant that fits best is chosen.</param>
/// <param name="Constants">Members with a value that the variant demands: another value is of another variant. A member with
/// several values occurs several times.</param>
internal sealed record UnionVariantModel(
    string Name, string Local, CSharpType Type, EquatableArray<ApiValue> DiscriminatorValues, EquatableArray<ConstantMemberModel> Constants)
{
    public const string PropertyPrefix = "As";
    public const string FactoryPrefix = "From";

    /// <summary>Whether values of the variant have a discriminator already, which stays.</summary>
    public bool WritesDiscriminator { get; init; }

    public string Property => PropertyPrefix + Name;

    public string Factory => FactoryPrefix + Name;
}

/// <summary>A member that has this value and no other.</summary>
internal sealed record ConstantMemberModel(string WireName, ApiValue Value);
