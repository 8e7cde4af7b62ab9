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
        SentSchemas sent = new(model);
        // Types come first: the compiler compares files by their position, and operations come and go more often.
        List<FileModel> files = [.. new RecordBuilder(options, model, names, types, habits, sent).Build()];
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
            files.AddRange(Operations(model, options, names, types, security, habits));
        if (WebhooksFileModel.Of(model, options, names, types) is { } webhooks)
            files.Add(webhooks);
        return new ClientModel(
            options.ClientName,
            options.IsInternal ? files.Select(file => file with { IsInternal = true }).ToEquatableArray() : files.ToEquatableArray());
    }

    private static IEnumerable<FileModel> Operations(
        ApiModel model, ClientOptions options, TypeNames names, TypeMap types, SecurityModel? security, ServiceHabits habits)
    {
        ILookup<string, DeclaredOperation> groups = model.Operations.ToLookup(names.Grouping.Of, StringComparer.OrdinalIgnoreCase);
        ILookup<string, GroupModel> within = names.Groups.ToLookup(group => group.Parent, StringComparer.OrdinalIgnoreCase);
        EquatableArray<GroupModel> main = within[""].ToEquatableArray();
        EquatableArray<OperationModel> loose =
            Build("", MemberNames.OfClient.Concat(main.Select(group => group.Property)).Append(options.ClientName));
        List<OperationModel> all = [.. loose];
        yield return new ClientFileModel
        {
            Namespace = options.Namespace,
            Name = options.ClientName,
            Description = model.Description ?? model.Title,
            Endpoint = model.Endpoint,
            Variables = Variables(model),
            Groups = main,
            Operations = loose,
            Security = security?.Default,
            OptionsType = security?.Options.Name,
            Interface = names.Interface,
            ClientRequestIdHeader = model.Operations.SelectMany(operation => operation.Parameters)
                .FirstOrDefault(ServiceHabits.IsClientRequestId)?.WireName ?? habits.ClientRequestIdHeader,
            FinalThrottlingCodes = habits.FinalThrottlingCodes,
        };
        if (names.Interface is { } contract)
            yield return new InterfaceFileModel
            {
                Namespace = options.Namespace,
                Name = contract,
                Class = options.ClientName,
                IsClient = true,
                Groups = main,
                Operations = loose,
            };
        if (security is not null)
            yield return security.Options;
        foreach (GroupModel group in names.Groups)
        {
            EquatableArray<GroupModel> inner = within[group.Group].ToEquatableArray();
            EquatableArray<OperationModel> operations =
                Build(group.Group, MemberNames.OfObject.Concat(inner.Select(one => one.Property)).Append(group.Type));
            all.AddRange(operations);
            yield return new GroupFileModel
            {
                Namespace = options.Namespace,
                Name = group.Type,
                Title = group.Title,
                Groups = inner,
                Operations = operations,
                Interface = group.Interface,
            };
            if (group.Interface is { } name)
                yield return new InterfaceFileModel
                {
                    Namespace = options.Namespace,
                    Name = name,
                    Class = group.Type,
                    Groups = inner,
                    Operations = operations,
                };
        }

        foreach (OutcomeModel outcome in all.Select(operation => operation.Outcome).OfType<OutcomeModel>())
            yield return outcome;

        if (HeadersBuilder.Build(model, options, names, types) is { } headers)
            yield return headers;

        // Last: a new reference of the project moves no other file.
        if (options.AddsServices)
            yield return new ServicesFileModel
            {
                Namespace = options.Namespace,
                Name = names.TakeOptions(options.ClientName + "ServiceCollectionExtensions"),
                ClientName = options.ClientName,
                OptionsType = security?.Options.Name,
                Credentials = security?.Options.Credentials ?? [],
                Requirements = security?.Everywhere ?? [],
                RequiredVariables = Variables(model).Count(variable => variable.Required),
                Interface = names.Interface,
            };

        EquatableArray<OperationModel> Build(string group, IEnumerable<string> reserved) =>
            new OperationBuilder(
                options, names, types, OperationNames.Of(groups[group], names.Grouping, reserved), security).Build();
    }

    // A stable sort: required arguments come first, as C# demands.
    private static EquatableArray<ArgumentModel> Variables(ApiModel model)
    {
        NameScope names = new(["httpClient", "options"]);
        return model.HostVariables.Select(variable => Variable(variable, names))
            .OrderBy(variable => variable.Required ? 0 : 1)
            .ToEquatableArray();
    }

    private static ArgumentModel Variable(ApiParameter variable, NameScope names)
    {
        string name = names.Take(Identifiers.Local(variable.ClientName ?? variable.WireName, "variable"));
        return new ArgumentModel(
            name, new ScalarType(ScalarKind.String), variable.Default is null, variable.WireName, variable.Description, variable.Default);
    }
}
