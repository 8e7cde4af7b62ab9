using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>
/// A C# type as data. The records below are all there are; how each is written, read and sent is decided by the emitters.
/// </summary>
internal abstract record CSharpType
{
    private protected CSharpType()
    {
    }

    /// <summary>Whether it is a struct, so that allowing null makes it another type.</summary>
    public virtual bool IsValueType => false;

    /// <summary>The same C# type in one format for all: a time is a time, however it is sent.</summary>
    public virtual CSharpType WithoutFormat => this;
}

/// <summary>A type and whether null is one of its values.</summary>
internal sealed record TypeUse(CSharpType Type, bool IsNullable = false)
{
    public TypeUse WithoutFormat => this with { Type = Type.WithoutFormat };
}

/// <summary>A type of the framework that is one JSON token; the kind includes the format.</summary>
internal sealed record ScalarType(ScalarKind Kind) : CSharpType
{
    public override bool IsValueType => Kind is not (ScalarKind.String or ScalarKind.Secret or ScalarKind.Base64 or ScalarKind.Base64Url);

    public override CSharpType WithoutFormat => new ScalarType(Kind switch
    {
        ScalarKind.Secret => ScalarKind.String,
        ScalarKind.DateTimeRfc1123 or ScalarKind.UnixTime => ScalarKind.DateTime,
        ScalarKind.Base64Url => ScalarKind.Base64,
        _ => Kind,
    });
}

/// <summary>An extensible enum of the client.</summary>
internal sealed record EnumType(string Name) : CSharpType
{
    public override bool IsValueType => true;
}

/// <summary>A record of the client; it keeps members that it does not declare.</summary>
internal sealed record RecordType(string Name) : CSharpType;

/// <summary>A choice between types, itself a record of the client.</summary>
/// <param name="IsText">All of them have a form as one string, as URLs need.</param>
internal sealed record UnionType(string Name, bool IsText = false) : CSharpType;

/// <summary>A list that is equal by its items.</summary>
internal sealed record ListType(TypeUse Item) : CSharpType
{
    public override CSharpType WithoutFormat => new ListType(Item.WithoutFormat);
}

/// <summary>A map from strings that is equal by its entries.</summary>
internal sealed record MapType(TypeUse Value) : CSharpType
{
    public override CSharpType WithoutFormat => new MapType(Value.WithoutFormat);
}

/// <summary>Any enumerable: what callers may pass where a list is sent outside of a body.</summary>
internal sealed record SequenceType(CSharpType Item) : CSharpType
{
    public override CSharpType WithoutFormat => new SequenceType(Item.WithoutFormat);
}

/// <summary>Any JSON.</summary>
internal sealed record RawJsonType : CSharpType;

/// <summary>Bytes that are not JSON.</summary>
internal sealed record StreamType : CSharpType;

/// <summary>A file in a form.</summary>
internal sealed record FileType : CSharpType;
