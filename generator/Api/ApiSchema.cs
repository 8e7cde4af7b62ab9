namespace BackupJobsGen.Api;

/// <summary>A schema with a name, which becomes a type of its own.</summary>
/// <param name="Id">Unique in the model: document path and JSON pointer, e.g. <c>specs/bms.json#/definitions/Job</c>.</param>
/// <param name="Name">The name to derive the C# name from: x-ms-client-name, x-ms-enum name, the key in definitions, or, for an
/// inline schema, a path of names (<c>Job properties</c>).</param>
/// <param name="Description">Description, or title, or null. Untrusted text.</param>
internal abstract record ApiSchema(string Id, string Name, string? Description)
{
    /// <summary>Whether it is part of something else: what has a name in the document gets it first.</summary>
    public bool IsInline { get; init; }
}

/// <summary>An object with declared members.</summary>
internal sealed record ApiObject(string Id, string Name, string? Description) : ApiSchema(Id, Name, Description)
{
    /// <summary>
    /// The base schema in a discriminated hierarchy. An allOf of a schema that has no discriminator is not inheritance:
    /// its members are in <see cref="Properties"/>, before the schema's own.
    /// </summary>
    public string? BaseId { get; init; }

    /// <summary>Set on the root of a hierarchy only.</summary>
    public ApiDiscriminator? Discriminator { get; init; }

    /// <summary>The discriminator value of this schema; null outside a hierarchy and for a root without a value of its own.</summary>
    public ApiValue? DiscriminatorValue { get; init; }

    /// <summary>
    /// Own members, and those of allOf schemas that are not inherited from; not those of <see cref="BaseId"/>. The
    /// discriminator is not among them.
    /// </summary>
    public EquatableArray<ApiProperty> Properties { get; init; } = [];

    /// <summary>Members of bases of which this schema says more.</summary>
    public EquatableArray<ApiNarrowing> Narrowed { get; init; } = [];

    /// <summary>
    /// Type of undeclared members when the document declares one, otherwise null. Undeclared members are kept in either case.
    /// </summary>
    public ApiType? AdditionalProperties { get; init; }
}

/// <summary>What a schema says about a member that it inherits.</summary>
/// <param name="WireName">JSON name of the member.</param>
/// <param name="Limits">All limits of the member, those of the base included.</param>
/// <param name="Required">Whether this schema requires it, and the base does not.</param>
internal sealed record ApiNarrowing(string WireName, EquatableArray<ApiLimit> Limits, bool Required);

/// <summary>The discriminator of a hierarchy.</summary>
/// <param name="WireName">JSON name.</param>
/// <param name="Type">A string scalar or a reference to an enum.</param>
/// <param name="Required">Whether the document requires the member.</param>
/// <param name="IsUnquoted">The values are numbers, true or false on the wire, also where the type is a string.</param>
internal sealed record ApiDiscriminator(
    string WireName, string? ClientName, string? Description, ApiType Type, bool Required, bool IsUnquoted);

/// <summary>A string or integer schema with a list of values; always treated as extensible.</summary>
/// <param name="Underlying">String, Int32, Int64 or Double.</param>
/// <param name="Closed">The document does not say that further values may come (x-ms-enum's modelAsString).</param>
internal sealed record ApiEnum(
    string Id,
    string Name,
    string? Description,
    ScalarKind Underlying,
    EquatableArray<ApiEnumValue> Values,
    bool Closed = true) : ApiSchema(Id, Name, Description);

/// <param name="Value">The wire value (for numbers, their JSON). Unique in the enum.</param>
/// <param name="Name">The document's name for the value, or null.</param>
/// <param name="IsUnquoted">In an enum of strings: a number, true or false among them, which is not a JSON string.</param>
internal sealed record ApiEnumValue(string Value, string? Name, string? Description, bool IsUnquoted = false);

/// <summary>oneOf or anyOf of schemas that are otherwise unrelated. Raw JSON is kept for a value that fits none of them.</summary>
/// <param name="Discriminator">JSON name of the member that selects the variant; null: the variant that fits best.</param>
internal sealed record ApiUnion(
    string Id,
    string Name,
    string? Description,
    EquatableArray<ApiVariant> Variants,
    string? Discriminator) : ApiSchema(Id, Name, Description);

/// <param name="DiscriminatorValue">Selects this variant; null in a union without a discriminator. A variant with several values
/// occurs several times.</param>
internal sealed record ApiVariant(ApiType Type, ApiValue? DiscriminatorValue)
{
    /// <summary>
    /// The type has the discriminator itself, as a union or a hierarchy: its values have one that selects them, and keep it.
    /// </summary>
    public bool WritesDiscriminator { get; init; }

    public EquatableArray<ApiLimit> Limits { get; init; } = [];
}
