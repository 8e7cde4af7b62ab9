using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>The client itself: its groups, and the operations that belong to none.</summary>
/// <param name="Variables">Arguments of the constructor that fill the endpoint, required ones first.</param>
internal sealed record ClientFileModel(
    string Namespace,
    string Name,
    string? Description,
    string? Endpoint,
    EquatableArray<ArgumentModel> Variables,
    EquatableArray<GroupModel> Groups,
    EquatableArray<OperationModel> Operations) : FileModel(Namespace, Name, Description);

/// <param name="Property">Name on the client.</param>
/// <param name="Type">Name of the class.</param>
internal sealed record GroupModel(string Property, string Type, string Group);

/// <summary>The operations of one group.</summary>
internal sealed record GroupFileModel(string Namespace, string Name, string Group, EquatableArray<OperationModel> Operations)
    : FileModel(Namespace, Name, null);

/// <summary>Result of an operation with several success bodies.</summary>
internal sealed record OutcomeModel(string Namespace, string Name, string OperationId, EquatableArray<OutcomeValueModel> Values)
    : FileModel(Namespace, Name, null);

/// <param name="Status">"200", "2XX" or "default": the status code that brings the value.</param>
internal sealed record OutcomeValueModel(string Name, string Status, CodeType Type);

internal enum OperationShape
{
    /// <summary>Success has no body.</summary>
    Plain,
    Value,

    /// <summary>Some success has a body, some has none.</summary>
    OptionalValue,
    Outcome,

    /// <summary>No body; 404 says no instead of being an error.</summary>
    Exists,

    /// <summary>A body that is the text itself, not JSON.</summary>
    Text,
    Stream,
    Pages,
    LongRunning,
    LongRunningValue,
}

/// <param name="Descriptor">Name of the field that describes the operation.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Result">Type of the value, item or final result; null where there is none.</param>
/// <param name="Steps">What builds the request.</param>
/// <param name="Errors">Types of error bodies by status, the most exact first.</param>
/// <param name="NextPage">Null where the next page is a GET of the link.</param>
internal sealed record OperationModel(
    string Id,
    string Descriptor,
    string Method,
    string HttpMethod,
    string Path,
    string? ApiVersion,
    string? Endpoint,
    string? Summary,
    string? Description,
    bool Deprecated,
    OperationShape Shape,
    CodeType? Result,
    EquatableArray<ArgumentModel> Arguments,
    EquatableArray<StepModel> Steps,
    EquatableArray<ErrorBodyModel> Errors,
    OutcomeModel? Outcome,
    string? ItemName,
    string? NextLinkName,
    NextPageModel? NextPage,
    string? FinalStateVia,
    EquatableArray<HeaderModel> ResponseHeaders,
    string? ODataType);

/// <param name="IsReference">Whether null could be given for a required one.</param>
internal sealed record ArgumentModel(string Name, string Type, bool Required, bool IsReference, string WireName, string? Description, ApiValue? Default);

/// <summary>What a call takes, and what makes the request of it.</summary>
internal sealed record RequestModel(EquatableArray<ArgumentModel> Arguments, EquatableArray<StepModel> Steps);

/// <summary>The call that gets a next page. Its steps may use a variable named link.</summary>
internal sealed record NextPageModel(string Descriptor, EquatableArray<StepModel> Steps);

internal sealed record HeaderModel(string WireName, string? Description);

/// <summary>One call on the request's builder.</summary>
/// <param name="Call">Name of the method: Path, Query, Header, JsonBody …</param>
/// <param name="WireName">First argument, a text of the document; null where the method takes none.</param>
/// <param name="Value">C# expression of the value.</param>
/// <param name="Rest">Further C# arguments, with their comma; or empty.</param>
internal sealed record StepModel(string Call, string? WireName, string Value, string Rest);

/// <param name="Status">"404", "4XX" or "default".</param>
internal sealed record ErrorBodyModel(string Status, CodeType Type);
