using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Turns what the documents mean into the files of a client.</summary>
internal static class ClientBuilder
{
    public static ClientModel Build(ApiModel model, ClientOptions options)
    {
        if (options.ModelsOnly)
            model = model with { Operations = [], Servers = [], SecuritySchemes = [] };
        TypeNames names = new(model, options);
        SecurityModel? security = SecurityModel.Of(model, names, options);
        Dictionary<string, ApiSchema> schemas = model.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal);
        ServiceHabits habits = ServiceHabits.Of(model.Endpoint);
        TypeMap types = new(names.Schemas, schemas);
        ReachedSchemas sent = ReachedSchemas.Sent(model);
        SecretNames secrets = new(schemas);
        // Types come first: the compiler compares files by their position, and operations come and go more often.
        List<FileModel> files = [.. new RecordBuilder(options, model, names, types, habits, sent, secrets).Build()];
        files.AddRange(
            model.Schemas.OfType<ApiEnum>()
                .Select(schema => EnumBuilder.Build(options.Namespace, names.Schemas[schema.Id], schema, habits)));
        files.AddRange(
            model.Schemas.OfType<ApiUnion>()
                .Select(schema => UnionBuilder.Build(
                    options.Namespace, names.Schemas[schema.Id], schema, types, schemas, options.Validation && sent.Contains(schema.Id))));
        if (model.Servers.Count > 0)
            files.Add(
                ServersBuilder.Build(
                    options.Namespace, names.TakeOutcome(options.ClientName + "Servers"), options.ClientName, model.Servers));
        if (!options.ModelsOnly)
            files.AddRange(new OperationFilesBuilder(model, options, names, types, security, habits, secrets).Build());
        if (WebhooksFileModel.Of(model, options, names, types) is { } webhooks)
            files.Add(webhooks);
        return new ClientModel(
            options.ClientName,
            options.IsInternal ? files.Select(file => file with { IsInternal = true }).ToEquatableArray() : files.ToEquatableArray());
    }
}
