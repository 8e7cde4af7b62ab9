using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>The client itself: its groups, and the operations that belong to none.</summary>
internal sealed record ClientFileModel : FileModel
{
    public required string? Endpoint { get; init; }

    /// <summary>Arguments of the constructor that fill the endpoint, required ones first.</summary>
    public required EquatableArray<ArgumentModel> Variables { get; init; }

    public required EquatableArray<GroupModel> Groups { get; init; }

    public required EquatableArray<OperationModel> Operations { get; init; }

    /// <summary>What operations require that say nothing themselves; null where no operation requires anything.</summary>
    public SecurityReference? Security { get; init; }

    /// <summary>Name of the client's own options; null where it has none.</summary>
    public string? OptionsType { get; init; }

    /// <summary>The header for a client request id; null where none is known.</summary>
    public string? ClientRequestIdHeader { get; init; }

    /// <summary>Name of the client's interface; null where it has none.</summary>
    public string? Interface { get; init; }

    /// <summary>Codes of a 429 that does not pass, unless the options name others.</summary>
    public required EquatableArray<string> FinalThrottlingCodes { get; init; }

    /// <summary>Members and parameters whose values messages do not show.</summary>
    public required EquatableArray<string> SecretMembers { get; init; }

    /// <summary>Whether the service is one behind Azure Resource Manager.</summary>
    public required bool IsResourceManager { get; init; }
}

/// <param name="Property">Name on the client, or on the group that it is part of.</param>
/// <param name="Type">Name of the class.</param>
/// <param name="Title">What its operations have in common, for the documentation.</param>
/// <param name="Interface">Name of its interface; null where it has none.</param>
/// <param name="Parent">The group that it is part of; empty: the client.</param>
internal sealed record GroupModel(
    string Property, string Type, string Group, string Title, string? Interface = null, string Parent = "");

/// <summary>The operations of one group.</summary>
internal sealed record GroupFileModel : FileModel
{
    /// <summary>What its operations have in common, for the documentation.</summary>
    public required string Title { get; init; }

    /// <summary>The groups within it.</summary>
    public required EquatableArray<GroupModel> Groups { get; init; }

    public required EquatableArray<OperationModel> Operations { get; init; }

    /// <summary>Name of the group's interface; null where it has none.</summary>
    public string? Interface { get; init; }
}

/// <summary>Result of an operation with several success bodies.</summary>
internal sealed record OutcomeModel : FileModel
{
    public required string OperationId { get; init; }

    public required EquatableArray<OutcomeValueModel> Values { get; init; }

    /// <summary>Whether some body is not JSON.</summary>
    public bool IsMixed => Values.Any(value => value.IsText || value.Type is StreamType);
}

/// <param name="Status">The status code that brings the value.</param>
/// <param name="IsText">The body is the string itself, not JSON.</param>
internal sealed record OutcomeValueModel(string Name, StatusKey Status, CSharpType Type, bool IsText);

internal enum OperationShape
{
    /// <summary>Success has no body.</summary>
    Plain,
    Value,

    /// <summary>Some success has a body, some has none; or the body may be null.</summary>
    OptionalValue,
    Outcome,

    /// <summary>No body; 404 means that the resource does not exist and is not an error.</summary>
    Exists,

    /// <summary>A body that is the string itself, not JSON.</summary>
    Text,
    Stream,

    /// <summary>JSON items, each in a line.</summary>
    Lines,

    /// <summary>JSON items, each after a record separator.</summary>
    Records,

    /// <summary>Server-sent events.</summary>
    Events,
    Pages,
    LongRunning,
    LongRunningValue,
}

/// <summary>One operation of the document.</summary>
internal sealed record OperationModel
{
    public required string Id { get; init; }

    /// <summary>Name of the field that describes the operation.</summary>
    public required string Descriptor { get; init; }

    /// <summary>Name of the C# method.</summary>
    public required string Method { get; init; }

    /// <summary>In capitals, as it is sent.</summary>
    public required string HttpMethod { get; init; }

    public required string Path { get; init; }

    public string? ApiVersion { get; init; }

    public string? Endpoint { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>Whether it is the other reading of an operation that has items next to another body.</summary>
    public bool IsItems { get; init; }

    public required OperationShape Shape { get; init; }

    /// <summary>Type of the value, item or final result; null where there is none.</summary>
    public TypeUse? Result { get; init; }

    public required RequestModel Request { get; init; }

    /// <summary>The Accept header; null where the runtime's own is right.</summary>
    public string? Accept { get; init; }

    /// <summary>Statuses besides 2xx that are successes.</summary>
    public EquatableArray<StatusKey> AlsoSuccesses { get; init; } = [];

    /// <summary>Types of error bodies.</summary>
    public required EquatableArray<ErrorBodyModel> Errors { get; init; }

    public OutcomeModel? Outcome { get; init; }

    /// <summary>JSON name of the list of items in a page; null where the operation has no pages.</summary>
    public string? ItemName { get; init; }

    /// <summary>JSON name of the next link; null where there is only one page.</summary>
    public string? NextLinkName { get; init; }

    /// <summary>Null where the next page is a GET of the link.</summary>
    public NextPageModel? NextPage { get; init; }

    /// <summary>How the next page is found where no member of the page says it; otherwise null.</summary>
    public PageAdvanceModel? Advance { get; init; }

    /// <summary>The method that waits for a final status; null where there is none.</summary>
    public StatusWaitModel? Wait { get; init; }

    public string? FinalStateVia { get; init; }

    /// <summary>
    /// Whether the declared body of a 202 is the result of the long-running operation, and not a status; null without such a body.
    /// </summary>
    public bool? AcceptsWithResult { get; init; }

    /// <summary>Names of headers that responses may have.</summary>
    public required EquatableArray<string> ResponseHeaders { get; init; }

    /// <summary>Name of the type whose members a filter may use, or null.</summary>
    public string? FilterType { get; init; }

    /// <summary>What the operation requires where that differs from the client; otherwise null.</summary>
    public SecurityReference? Security { get; init; }

    /// <summary>Whether the body of the request is a secret, or consists of some that have no names.</summary>
    public bool IsBodySecret { get; init; }

    /// <summary>Checks of arguments.</summary>
    public EquatableArray<CheckModel> Checks { get; init; } = [];

    public EquatableArray<ArgumentModel> Arguments => Request.Arguments;
}

/// <param name="Argument">The argument that says where the list begins; null for none.</param>
/// <param name="MayBeNull">Whether callers may leave it out.</param>
/// <param name="First">Number of the first page, or items before it, where callers do not say it; 0 where pages have no numbers.</param>
internal sealed record PageAdvanceModel(PagingStyle Style, string? Argument = null, bool MayBeNull = false, int First = 0);

/// <param name="Options">Name of the argument with delay and deadline.</param>
/// <param name="Member">JSON name of the status; with dots a path.</param>
internal sealed record StatusWaitModel(
    string Method, string Options, string Member, EquatableArray<string> Succeeded, EquatableArray<string> Failed);

/// <summary>The call that gets the next page.</summary>
internal sealed record NextPageModel(string Descriptor, EquatableArray<RequestStep> Steps);

/// <param name="Statuses">Codes and ranges; empty: all that have no type of their own.</param>
internal sealed record ErrorBodyModel(CSharpType Type, EquatableArray<StatusKey> Statuses);
