using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>A record of the document's members.</summary>
internal sealed record RecordModel : FileModel
{
    /// <summary>Where the document has it, for the documentation.</summary>
    public required string SchemaId { get; init; }

    /// <summary>C# name of the parent record in a discriminated hierarchy, or null.</summary>
    public string? Base { get; init; }

    /// <summary>Set in a discriminated hierarchy.</summary>
    public HierarchyModel? Hierarchy { get; init; }

    /// <summary>
    /// Members declared by the parents, from the root down; without descriptions, so that a changed one there leaves this file alone.
    /// </summary>
    public required EquatableArray<MemberModel> Inherited { get; init; }

    /// <summary>Members declared here.</summary>
    public required EquatableArray<MemberModel> Own { get; init; }

    /// <summary>Whether a date of year 1 means that there is none, for a record with a date.</summary>
    public bool YearOneIsAbsent { get; init; }

    /// <summary>Whether it checks itself before it is sent.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Checks of all members, inherited ones included.</summary>
    public EquatableArray<CheckModel> Checks { get; init; } = [];

    public IEnumerable<MemberModel> Members => Inherited.Concat(Own);

    /// <summary>Only a base: no object on the wire has this type.</summary>
    public bool IsAbstract => Hierarchy is { Role: HierarchyRole.Root, Value: null };

    /// <summary>No record derives from this one.</summary>
    public bool IsSealed => Hierarchy is not { Role: HierarchyRole.Root or HierarchyRole.Middle };
}

internal enum HierarchyRole
{
    /// <summary>Chooses the record by the discriminator. Abstract unless a value selects it too.</summary>
    Root,

    /// <summary>Selected by a value, and has derived records.</summary>
    Middle,
    Leaf,

    /// <summary>Holds objects that no other record of the hierarchy is selected for.</summary>
    Unknown,
}

/// <param name="Discriminator">The member that decides; declared by the root.</param>
/// <param name="Value">The discriminator's value for this record; null for an abstract root and the unknown one.</param>
/// <param name="Variants">All records that an object read as this one may be, for the root and in the middle.</param>
/// <param name="UnknownName">C# name of the record for unknown values.</param>
/// <param name="IsUnquoted">The discriminator's values are numbers, true or false on the wire.</param>
internal sealed record HierarchyModel(
    HierarchyRole Role,
    MemberModel Discriminator,
    ApiValue? Value,
    EquatableArray<VariantModel> Variants,
    string UnknownName,
    bool IsUnquoted);

internal sealed record VariantModel(ApiValue Value, string Name);

/// <summary>One member of a record.</summary>
internal sealed record MemberModel
{
    /// <summary>C# name.</summary>
    public required string Name { get; init; }

    /// <summary>C# name of a local variable for it, which may be a keyword.</summary>
    public required string Local { get; init; }

    /// <summary>JSON name.</summary>
    public required string WireName { get; init; }

    public required CSharpType Type { get; init; }

    public string? Description { get; init; }

    /// <summary>Missing or unusable in a response is an error, so the property is not null.</summary>
    public bool Required { get; init; }

    /// <summary>Missing in a request is an error, so callers have to set the property; also where no response has it.</summary>
    public bool RequiredInRequests { get; init; }

    /// <summary>Null is a value that the document allows for a required member.</summary>
    public bool Nullable { get; init; }

    /// <summary>Not sent in requests.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Not shown by ToString.</summary>
    public bool Secret { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>For the documentation; or null.</summary>
    public ApiValue? Default { get; init; }

    /// <summary>For the documentation.</summary>
    public EquatableArray<ApiLimit> Limits { get; init; } = [];

    /// <summary>The only value allowed, for the documentation, or null.</summary>
    public ApiValue? Constant { get; init; }

    public bool Flattened { get; init; }

    /// <summary>The only value that a required member may have, so that callers need not set it; or null.</summary>
    public Constant? Initializer { get; init; }

    /// <summary>Type of the property.</summary>
    public TypeUse PropertyType => new(Type, !Required || Nullable);

    /// <summary>Object initializers have to set the property.</summary>
    public bool MustBeSet => RequiredInRequests && Initializer is null;
}
