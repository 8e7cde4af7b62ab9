namespace BackupJobsGen.Api;

/// <summary>One of a document's servers.</summary>
/// <param name="Name">What to call it: its name or description, or its position; untrusted text.</param>
/// <param name="Url">URL, or a path on a host that the document does not know; may have {name} variables.</param>
internal sealed record ApiServer(string Name, string? Description, string Url, EquatableArray<ApiServerVariable> Variables);

/// <summary>A variable in the URL of a server.</summary>
/// <param name="Default">Null where the document has none.</param>
/// <param name="Values">The values that the document allows; empty: any.</param>
internal sealed record ApiServerVariable(string WireName, string? Description, string? Default, EquatableArray<string> Values);
