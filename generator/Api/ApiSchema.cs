namespace BackupJobsGen.Api;

/// <summary>A schema with a name, which becomes a type of its own.</summary>
/// <param name="Id">Unique in the model: document path and JSON pointer, e.g. <c>specs/bms.json#/definitions/Job</c>.</param>
/// <param name="Name">The name to start from: x-ms-client-name, x-ms-enum name, the key in definitions, or, for an inline schema, a path of names (<c>Job properties</c>).</param>
/// <param name="Description">Description, or title, or null. Untrusted text.</param>
internal abstract record ApiSchema(string Id, string Name, string? Description);

/// <summary>An object with declared members.</summary>
/// <param name="BaseId">
/// The parent in a discriminated hierarchy. An allOf of a parent that has no discriminator is not inheritance: its
/// members are in <paramref name="Properties"/> already, before the schema's own.
/// </param>
/// <param name="Discriminator">Set on the root of a hierarchy only.</param>
/// <param name="DiscriminatorValue">The text that selects this schema below its root; null outside a hierarchy. On the root it is the root's own value if it has one.</param>
/// <param name="Properties">Own members, and those of parents that are not inherited from; not those of <paramref name="BaseId"/>. The discriminator is not among them.</param>
/// <param name="AdditionalProperties">Type of undeclared members when the document declares one, else null. Undeclared members are kept in either case.</param>
internal sealed record ApiObject(
    string Id,
    string Name,
    string? Description,
    string? BaseId,
    ApiDiscriminator? Discriminator,
    string? DiscriminatorValue,
    EquatableArray<ApiProperty> Properties,
    ApiType? AdditionalProperties) : ApiSchema(Id, Name, Description);

/// <summary>The member that says which schema of a hierarchy an object is.</summary>
/// <param name="WireName">JSON name.</param>
/// <param name="Type">A string scalar or a reference to an enum.</param>
/// <param name="Required">Whether the document requires the member.</param>
internal sealed record ApiDiscriminator(string WireName, string? ClientName, string? Description, ApiType Type, bool Required);

/// <summary>A string or integer schema with a list of values; always treated as open.</summary>
/// <param name="Underlying">String, Int32, Int64 or Double.</param>
internal sealed record ApiEnum(
    string Id,
    string Name,
    string? Description,
    ScalarKind Underlying,
    EquatableArray<ApiEnumValue> Values) : ApiSchema(Id, Name, Description);

/// <param name="Value">The wire text (for numbers, their JSON text). Unique in the enum.</param>
/// <param name="Name">x-ms-enum's name for the value, or null.</param>
internal sealed record ApiEnumValue(string Value, string? Name, string? Description);

/// <summary>oneOf or anyOf of schemas that need not know of each other. Raw JSON is kept for a value that is none of them.</summary>
/// <param name="Discriminator">JSON name of the member that chooses the variant; null: the first variant that fits.</param>
internal sealed record ApiUnion(
    string Id,
    string Name,
    string? Description,
    EquatableArray<ApiVariant> Variants,
    string? Discriminator) : ApiSchema(Id, Name, Description);

/// <param name="DiscriminatorValue">Text that chooses this variant; null in a union without a discriminator. A variant with several texts occurs several times.</param>
internal sealed record ApiVariant(ApiType Type, string? DiscriminatorValue);

/// <param name="WireName">JSON name, verbatim, may be any text.</param>
/// <param name="ClientName">x-ms-client-name, or null.</param>
/// <param name="Required">In the schema's (or its parents') required list.</param>
/// <param name="Nullable">nullable, x-nullable, or a type list with null.</param>
/// <param name="ReadOnly">readOnly, or x-ms-mutability without create and update: never sent in a request.</param>
/// <param name="Secret">x-ms-secret or format password: kept out of ToString.</param>
/// <param name="Flattened">x-ms-client-flatten: carried as a fact for the documentation; the member stays nested.</param>
/// <param name="Constant">The JSON text of the only value allowed (const, or an enum of one value on a required member), or null.</param>
/// <param name="Default">The JSON text of the default, for the documentation, or null.</param>
internal sealed record ApiProperty(
    string WireName,
    string? ClientName,
    string? Description,
    ApiType Type,
    bool Required,
    bool Nullable,
    bool ReadOnly,
    bool Secret,
    bool Flattened,
    string? Constant,
    string? Default,
    bool Deprecated);
