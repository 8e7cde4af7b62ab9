namespace BackupJobsGen.Api;

internal enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>application/x-www-form-urlencoded or multipart/form-data: see <see cref="ApiBody.MediaType"/>.</summary>
    Form,

    /// <summary>A variable in the endpoint.</summary>
    Host,
}

/// <summary>How a list or an object is serialized in a URL, header or form field.</summary>
internal enum SerializationStyle
{
    Csv,
    Ssv,
    Tsv,
    Pipes,

    /// <summary>name=a&amp;name=b; of an object key=value&amp;key=value.</summary>
    Multi,

    /// <summary>OpenAPI 3 deepObject: name[key]=value.</summary>
    DeepObject,

    /// <summary>In a path: .a,b.</summary>
    Label,

    /// <summary>In a path: .a.b.</summary>
    LabelExploded,

    /// <summary>In a path: ;name=a,b.</summary>
    Matrix,

    /// <summary>In a path: ;name=a;name=b.</summary>
    MatrixExploded,

    /// <summary>An object in a path or header: key=value,key=value.</summary>
    SimpleExploded,

    /// <summary>OpenAPI 3's content: the value as JSON.</summary>
    Json,
}

/// <summary>A path, query, header, cookie or form parameter, or a variable of the endpoint.</summary>
internal sealed record ApiParameter
{
    /// <summary>Name in the URL, header or form.</summary>
    public required string WireName { get; init; }

    /// <summary>x-ms-client-name, or null.</summary>
    public string? ClientName { get; init; }

    public string? Description { get; init; }

    public required ParameterLocation In { get; init; }

    public required ApiType Type { get; init; }

    /// <summary>Always true of path parameters.</summary>
    public bool Required { get; init; }

    public SerializationStyle Style { get; init; }

    /// <summary>x-ms-skip-url-encoding: the value is put into the URL unchanged.</summary>
    public bool SkipUrlEncoding { get; init; }

    /// <summary>Of a form field: the media type of its part that the document names; or null.</summary>
    public string? MediaType { get; init; }

    /// <summary>Of a form field that is an object: its members are fields of their own, as style and explode of its encoding say.</summary>
    public bool IsFlat { get; init; }

    /// <summary>Of a form field: the headers of its part in a multipart form.</summary>
    public EquatableArray<ApiParameter> PartHeaders { get; init; } = [];

    public bool Secret { get; init; }

    /// <summary>The only value allowed (an enum of one value on a required parameter), which is then no argument; or null.</summary>
    public ApiValue? Constant { get; init; }

    /// <summary>For the documentation; or null.</summary>
    public ApiValue? Default { get; init; }

    public EquatableArray<ApiLimit> Limits { get; init; } = [];
}
