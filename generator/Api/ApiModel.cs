namespace BackupJobsGen.Api;

/// <summary>
/// The meaning of one client's documents in any dialect: the selected operations and every schema that they reach. Names
/// are still the document's own and nothing here depends on C#. Plain values only, so that the whole model compares by
/// value: it holds no positions (a <see cref="Problem"/> has those) and no examples.
/// </summary>
/// <param name="Title">info.title of the first document.</param>
/// <param name="Description">info.description of the first document, or null.</param>
/// <param name="Endpoint">
/// Scheme and host of the first document that names one, without a trailing slash or a path (paths are part of the
/// operations); null when no document names one.
/// </param>
/// <param name="HostVariables">Variables in <paramref name="Endpoint"/> (x-ms-parameterized-host, servers with variables), in
/// document order.</param>
/// <param name="Operations">Selected operations in document order, documents in item order.</param>
/// <param name="Schemas">
/// Named schemas that the operations reach: documents in item order, then referenced ones, each sorted by
/// <see cref="ApiSchema.Id"/> (ordinal). Where two want the same name, the first one gets it.
/// </param>
internal sealed record ApiModel(
    string Title,
    string? Description,
    string? Endpoint,
    EquatableArray<ApiParameter> HostVariables,
    EquatableArray<DeclaredOperation> Operations,
    EquatableArray<ApiSchema> Schemas)
{
    /// <summary>The schemes that the operations require, in the order of their first use.</summary>
    public EquatableArray<ApiSecurityScheme> SecuritySchemes { get; init; } = [];

    /// <summary>Requests that the service sends: webhooks of the documents, then callbacks of the operations.</summary>
    public EquatableArray<ApiWebhook> Webhooks { get; init; } = [];

    /// <summary>Tags of the operations that are part of another one, and theirs in turn; empty where tags group nothing.</summary>
    public EquatableArray<ApiTag> NestedTags { get; init; } = [];

    /// <summary>Servers to choose from, of the first document that has them; empty where there is nothing to choose.</summary>
    public EquatableArray<ApiServer> Servers { get; init; } = [];
}

/// <summary>A tag within another one.</summary>
internal sealed record ApiTag(string Name, string Parent);

/// <summary>A request that the service sends.</summary>
/// <param name="Name">The document's name; of a callback with that of the operation.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Body">Type of its JSON body.</param>
internal sealed record ApiWebhook(string Name, string Method, string? Description, ApiType Body, bool BodyNullable);
