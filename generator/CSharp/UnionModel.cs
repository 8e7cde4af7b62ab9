namespace BackupJobsGen.CSharp;

/// <summary>A value that is one of several types; its JSON is kept.</summary>
/// <param name="Discriminator">JSON name of the member that decides, or null: the first that fits.</param>
internal sealed record UnionModel(
    string Namespace,
    string Name,
    string? Description,
    string SchemaId,
    string? Discriminator,
    EquatableArray<UnionVariantModel> Variants) : FileModel(Namespace, Name, Description);

/// <param name="Name">Of the property that holds the variant.</param>
/// <param name="DiscriminatorValues">Texts that choose it; empty where the first that fits is taken.</param>
internal sealed record UnionVariantModel(string Name, string Local, CodeType Type, EquatableArray<string> DiscriminatorValues);
