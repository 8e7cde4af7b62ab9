using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>An argument of a method or constructor.</summary>
/// <param name="Name">A C# identifier, which may be a keyword.</param>
internal sealed record ArgumentModel(string Name, CSharpType Type, bool Required, string WireName, string? Description, ApiValue? Default)
{
    /// <summary>Whether it may be null although it is required.</summary>
    public bool IsNullable { get; init; }

    public TypeUse Use => new(Type, IsNullable || !Required);

    /// <summary>For the documentation.</summary>
    public EquatableArray<ApiLimit> Limits { get; init; } = [];
}

/// <summary>What a call accepts, and the steps that build its request.</summary>
internal sealed record RequestModel(EquatableArray<ArgumentModel> Arguments, EquatableArray<RequestStep> Steps);

/// <summary>One step in building a request.</summary>
internal abstract record RequestStep;

/// <summary>The form is sent as multipart, whether it has files or not.</summary>
internal sealed record MultipartStep : RequestStep;

/// <summary>The form is sent also where no field has a value.</summary>
internal sealed record RequiredFormStep : RequestStep;

/// <summary>A parameter of the document is set.</summary>
internal sealed record ParameterStep(ParameterLocation In, string WireName, ParameterValue Value) : RequestStep
{
    /// <summary>Whether the value is put into the URL as it is.</summary>
    public bool SkipEncoding { get; init; }

    /// <summary>Of a single value in a path; null for the plain value.</summary>
    public SerializationStyle? Style { get; init; }

    /// <summary>Of the part of a multipart form; null for the default.</summary>
    public string? MediaType { get; init; }

    /// <summary>Of a header: the field of a multipart form whose part has it; null for a header of the request.</summary>
    public string? PartOf { get; init; }
}

/// <summary>The body is set from an argument.</summary>
internal sealed record BodyStep(string Argument, CSharpType Type, bool Required, BodyFormat Format, string MediaType) : RequestStep
{
    /// <summary>Whether null is sent, as JSON; otherwise there is no body for it.</summary>
    public bool IsNullable { get; init; }
}

internal enum BodyFormat
{
    Json,

    /// <summary>The string itself, not JSON.</summary>
    Text,
    Stream,
}

/// <summary>Where a parameter gets its value from.</summary>
internal abstract record ParameterValue;

/// <summary>The only value that the document allows.</summary>
internal sealed record FixedValue(string Value) : ParameterValue;

/// <summary>The link to the next page.</summary>
internal sealed record LinkValue : ParameterValue;

/// <summary>An argument of the call.</summary>
internal abstract record ArgumentValue(string Argument, CSharpType Type, bool Required) : ParameterValue;

/// <summary>One string: the value in its format.</summary>
internal sealed record TextValue(string Argument, CSharpType Type, bool Required) : ArgumentValue(Argument, Type, Required);

/// <summary>One string: the value's JSON.</summary>
internal sealed record JsonValue(string Argument, CSharpType Type, bool Required) : ArgumentValue(Argument, Type, Required);

/// <summary>A field of a form that is one of several types, or a sequence of them: a string is itself, an object its JSON.</summary>
/// <param name="IsDeep">Whether an object is one field for each member, in the style deepObject.</param>
internal sealed record ChoiceValue(string Argument, CSharpType Type, bool Required, bool IsDeep) : ArgumentValue(Argument, Type, Required);

/// <summary>A file of a form, or a sequence of them.</summary>
internal sealed record FileValue(string Argument, CSharpType Type, bool Required) : ArgumentValue(Argument, Type, Required);

/// <summary>The items of a sequence, joined or repeated.</summary>
internal sealed record ListValue(
    string Argument, SequenceType Sequence, bool Required, SerializationStyle Style) : ArgumentValue(Argument, Sequence, Required);

/// <summary>The members of an object, each under its own name.</summary>
/// <param name="Style">How they are written; in the styles Multi and DeepObject as parameters of their own.</param>
internal sealed record EntriesValue(
    string Argument, CSharpType Type, bool Required, SerializationStyle Style) : ArgumentValue(Argument, Type, Required);
