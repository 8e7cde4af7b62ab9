namespace BackupJobsGen.Api;

/// <summary>
/// What one client's documents mean, whatever dialect they are written in: the selected operations and every schema
/// that they reach. Names are still the document's own; nothing here knows C#. Plain values only, so that the whole
/// model compares by value: no positions (a <see cref="Problem"/> carries those) and no examples.
/// </summary>
/// <param name="Title">info.title of the first document.</param>
/// <param name="Description">info.description of the first document, or null.</param>
/// <param name="Endpoint">Scheme and host of the first document that names one, with no slash at the end and no path (paths are in the operations); null when none does.</param>
/// <param name="HostVariables">Variables in <paramref name="Endpoint"/> (x-ms-parameterized-host, servers with variables), in document order.</param>
/// <param name="Operations">Selected operations in document order, documents in item order.</param>
/// <param name="Schemas">Named schemas that the operations reach: documents in item order, then referenced ones, each sorted by <see cref="ApiSchema.Id"/> (ordinal). Where two want one name, the first has it.</param>
internal sealed record ApiModel(
    string Title,
    string? Description,
    string? Endpoint,
    EquatableArray<ApiParameter> HostVariables,
    EquatableArray<ApiOperation> Operations,
    EquatableArray<ApiSchema> Schemas);
