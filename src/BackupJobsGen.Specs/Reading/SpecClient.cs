using BackupJobsGen.Api;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs;

/// <summary>What one side of a comparison means, and the C# that the generator would make of it.</summary>
internal sealed class SpecClient(ApiModel api, ClientModel client)
{
    private readonly Dictionary<string, ApiSchema> _schemas = api.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, RecordModel> _records = client.Files.OfType<RecordModel>()
        .ToDictionary(record => record.Name, StringComparer.Ordinal);

    private readonly Lazy<ReachedSchemas> _sent = new(() => ReachedSchemas.Sent(api));

    private readonly Lazy<ReachedSchemas> _read = new(() => new ReachedSchemas(
        api, api.Operations.SelectMany(operation => operation.Responses).Select(response => response.Type).OfType<ApiType>()
            .Concat(api.Operations.Select(operation => operation.LongRunning?.Result).OfType<ApiType>())
            .Concat(api.Webhooks.Select(webhook => webhook.Body))));

    public ApiModel Api { get; } = api;

    public string Name => Root.Name;

    public ClientFileModel Root { get; } = client.Files.OfType<ClientFileModel>().Single();

    public IReadOnlyList<OperationPlacement> Operations { get; } = [.. OperationPlacement.Of(client)];

    public IReadOnlyList<GroupPlacement> Groups { get; } = GroupPlacement.Of(client);

    /// <summary>Everything that is a type of its own but the client and its groups.</summary>
    public IReadOnlyList<FileModel> Types { get; } =
        [.. client.Files.Where(file => file is not (ClientFileModel or GroupFileModel or OptionsFileModel))];

    /// <summary>The options that hold credentials.</summary>
    public IReadOnlyList<CredentialModel> Credentials { get; } =
        [.. client.Files.OfType<OptionsFileModel>().SelectMany(options => options.Credentials)];

    /// <summary>What the document says of an operation.</summary>
    public DeclaredOperation? Declared(OperationModel model) => Api.Operations.FirstOrDefault(operation =>
        operation.Id == model.Id && operation.Path == model.Path && operation.Method == model.HttpMethod
        && operation.IsItems == model.IsItems);

    public ApiSchema? Schema(string id) => _schemas.GetValueOrDefault(id);

    /// <summary>Location of a schema in its document.</summary>
    public static string Pointer(string schemaId) => schemaId[(schemaId.LastIndexOf("#/", StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a value of the schema can be part of a request.</summary>
    public bool IsSent(string schemaId) => _sent.Value.Contains(schemaId);

    /// <summary>Whether a value of the schema can be part of a response, or of a request that the service sends.</summary>
    public bool IsRead(string schemaId) => _read.Value.Contains(schemaId);

    /// <summary>The record and what it inherits from, up to the root.</summary>
    public IEnumerable<RecordModel> Line(string record)
    {
        for (string? name = record; name is not null && _records.TryGetValue(name, out RecordModel? model); name = model.Base)
            yield return model;
    }
}

/// <summary>An operation and the location of its method in the client.</summary>
/// <param name="Owner">Client or Client.Group.</param>
internal sealed record OperationPlacement(string Owner, OperationModel Model)
{
    public string Name => $"{Owner}.{Model.Method}";

    public static IEnumerable<OperationPlacement> Of(ClientModel client)
    {
        ClientFileModel root = client.Files.OfType<ClientFileModel>().Single();
        IEnumerable<OperationPlacement> grouped = GroupPlacement.Of(client)
            .SelectMany(
                group => group.File.Operations.Select(operation => new OperationPlacement($"{root.Name}.{group.Path}", operation)));
        return root.Operations.Select(operation => new OperationPlacement(root.Name, operation)).Concat(grouped);
    }
}

/// <summary>A group of operations and where in the client it is.</summary>
/// <param name="Path">Its property, after those of the groups that it is part of.</param>
internal sealed record GroupPlacement(string Path, GroupModel Model, GroupFileModel File)
{
    /// <summary>All groups of a client, each before those within it.</summary>
    public static IReadOnlyList<GroupPlacement> Of(ClientModel client)
    {
        Dictionary<string, GroupFileModel> files = client.Files.OfType<GroupFileModel>()
            .ToDictionary(group => group.Name, StringComparer.Ordinal);
        List<GroupPlacement> groups = [.. Within("", client.Files.OfType<ClientFileModel>().Single().Groups)];
        for (int i = 0; i < groups.Count; i++)
            groups.AddRange(Within(groups[i].Path + ".", groups[i].File.Groups));
        return groups;

        IEnumerable<GroupPlacement> Within(string path, IEnumerable<GroupModel> models) =>
            models.Select(group => new GroupPlacement(path + group.Property, group, files[group.Type]));
    }
}
