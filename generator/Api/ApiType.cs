namespace BackupJobsGen.Api;

/// <summary>The type of a value in a document. Whether a value may be null or absent is said where it is used.</summary>
internal abstract record ApiType;

/// <summary>A value that is one JSON token.</summary>
internal sealed record ApiScalar(ScalarKind Kind) : ApiType;

/// <summary>A JSON array.</summary>
internal sealed record ApiList(ApiType Item, bool ItemNullable = false) : ApiType;

/// <summary>A JSON object whose keys are data: additionalProperties without declared properties.</summary>
internal sealed record ApiMap(ApiType Value, bool ValueNullable = false) : ApiType;

/// <summary>A named schema: an object, an enum or a union of <see cref="ApiModel.Schemas"/>, by <see cref="ApiSchema.Id"/>.</summary>
internal sealed record ApiReference(string SchemaId) : ApiType;

/// <summary>Any JSON at all: no type, or an object without a single known member.</summary>
internal sealed record ApiAnyJson : ApiType;

/// <summary>Bytes that are not JSON: a file response, a stream body, an octet-stream media type.</summary>
internal sealed record ApiStream : ApiType;

/// <summary>Items that arrive one by one, as the body of a response.</summary>
internal sealed record ApiItemStream(ApiType Item, StreamFraming Framing, bool ItemNullable = false) : ApiType;

/// <summary>What separates the items of a stream.</summary>
internal enum StreamFraming
{
    /// <summary>Each is a line of JSON.</summary>
    Lines,

    /// <summary>A record separator is before each JSON text.</summary>
    Records,

    /// <summary>Each is the data of a server-sent event: JSON, or the string itself.</summary>
    Events,
}

internal enum ScalarKind
{
    /// <summary>string without a known format; also char, uri, email, arm-id and every format that no row below names.</summary>
    String,

    /// <summary>string, format password, or x-ms-secret.</summary>
    Secret,
    Boolean,
    Int32,
    Int64,

    /// <summary>number without a format, or format float or double.</summary>
    Double,

    /// <summary>number, format decimal.</summary>
    Decimal,

    /// <summary>string, format date: a day.</summary>
    Date,

    /// <summary>string, format time: a time of day.</summary>
    Time,

    /// <summary>string, format date-time: RFC 3339, read with or without a zone (none is UTC).</summary>
    DateTime,

    /// <summary>string, format date-time-rfc1123.</summary>
    DateTimeRfc1123,

    /// <summary>integer, format unixtime: seconds since 1970 UTC.</summary>
    UnixTime,

    /// <summary>string, format duration: ISO 8601 or [d.]hh:mm:ss[.fffffff].</summary>
    Duration,

    /// <summary>string, format uuid.</summary>
    Uuid,

    /// <summary>string, format byte: base64.</summary>
    Base64,

    /// <summary>string, format base64url.</summary>
    Base64Url,
}
