namespace BackupJobsGen.Api;

/// <summary>A declared member of an object.</summary>
internal sealed record ApiProperty
{
    /// <summary>JSON name, verbatim: any string.</summary>
    public required string WireName { get; init; }

    /// <summary>x-ms-client-name, or null.</summary>
    public string? ClientName { get; init; }

    public string? Description { get; init; }

    public required ApiType Type { get; init; }

    /// <summary>In the required list of the schema or of a schema in its allOf.</summary>
    public bool Required { get; init; }

    /// <summary>nullable, x-nullable, or a type list with null.</summary>
    public bool Nullable { get; init; }

    /// <summary>readOnly, or x-ms-mutability without create and update: never sent in a request.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// writeOnly, x-ms-mutability without read, or a secret: sent in requests, and absent from responses even where it is
    /// <see cref="Required"/>.
    /// </summary>
    public bool WriteOnly { get; init; }

    /// <summary>x-ms-secret or format password, also of items and values: kept out of ToString.</summary>
    public bool Secret { get; init; }

    /// <summary>x-ms-client-flatten, for the documentation: the member stays nested.</summary>
    public bool Flattened { get; init; }

    /// <summary>The only value allowed (const, or an enum of one value on a required member), or null.</summary>
    public ApiValue? Constant { get; init; }

    /// <summary>For the documentation; or null.</summary>
    public ApiValue? Default { get; init; }

    public EquatableArray<ApiLimit> Limits { get; init; } = [];

    public bool Deprecated { get; init; }
}
