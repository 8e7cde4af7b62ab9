using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>A record of the document's members.</summary>
/// <param name="SchemaId">Where the document has it, for the documentation.</param>
/// <param name="Base">C# name of the parent record in a discriminated hierarchy, or null.</param>
/// <param name="Hierarchy">Set in a discriminated hierarchy.</param>
/// <param name="Inherited">Members declared by the parents, from the root down; without descriptions, so that other words there leave this file alone.</param>
/// <param name="Own">Members declared here.</param>
internal sealed record RecordModel(
    string Namespace,
    string Name,
    string? Description,
    string SchemaId,
    string? Base,
    HierarchyModel? Hierarchy,
    EquatableArray<MemberModel> Inherited,
    EquatableArray<MemberModel> Own) : FileModel(Namespace, Name, Description)
{
    public IEnumerable<MemberModel> Members => Inherited.Concat(Own);

    /// <summary>Only a base: no object on the wire is one.</summary>
    public bool IsAbstract => Hierarchy is { Role: HierarchyRole.Root, Value: null };

    /// <summary>No record is below this one.</summary>
    public bool IsSealed => Hierarchy is not { Role: HierarchyRole.Root or HierarchyRole.Middle };
}

internal enum HierarchyRole
{
    /// <summary>Chooses the record by the discriminator. Abstract unless a text selects it too.</summary>
    Root,

    /// <summary>A record of its own that has children too.</summary>
    Middle,
    Leaf,

    /// <summary>Takes what no other record of the hierarchy takes.</summary>
    Unknown,
}

/// <param name="Discriminator">The member that decides; declared by the root.</param>
/// <param name="Value">The discriminator's text for this record; null for an abstract root and the unknown one.</param>
/// <param name="Variants">All records that this one may turn out to be, for the root and in the middle.</param>
/// <param name="UnknownName">C# name of the record that takes the rest.</param>
internal sealed record HierarchyModel(
    HierarchyRole Role,
    MemberModel Discriminator,
    string? Value,
    EquatableArray<VariantModel> Variants,
    string UnknownName);

internal sealed record VariantModel(string Value, string Name);

/// <summary>One member of a record.</summary>
/// <param name="Name">C# name.</param>
/// <param name="Local">C# name of a local variable for it.</param>
/// <param name="WireName">JSON name.</param>
/// <param name="Required">Missing or unusable is an error; the property is required.</param>
/// <param name="Nullable">Null is a value that the document allows for a required member.</param>
/// <param name="ReadOnly">Not sent in requests.</param>
/// <param name="Secret">Not shown by ToString.</param>
/// <param name="Initializer">C# literal of the only value that a required member may have, so that nobody has to set it; or null.</param>
internal sealed record MemberModel(
    string Name,
    string Local,
    string WireName,
    CodeType Type,
    string? Description,
    bool Required,
    bool Nullable,
    bool ReadOnly,
    bool Secret,
    bool Deprecated,
    ApiValue? Default,
    ApiValue? Constant,
    bool Flattened,
    string? Initializer = null)
{
    /// <summary>Type of the property.</summary>
    public string PropertyType => Required && !Nullable ? Type.Name : Type.Name + "?";

    /// <summary>Whoever makes the record has to set the property.</summary>
    public bool MustBeSet => Required && Initializer is null;
}
