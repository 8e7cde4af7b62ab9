using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>From what the documents mean to the files of a client.</summary>
internal static class ClientBuilder
{
    public static ClientModel Build(ApiModel model, ClientOptions options)
    {
        TypeNames names = new(model, options.ClientName);
        TypeMap types = new(names.Schemas, model.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal));
        // Types come first: the compiler compares files by their place, and operations come and go more often.
        List<FileModel> files = [.. new RecordBuilder(options.Namespace, model, names, types).Build()];
        files.AddRange(model.Schemas.OfType<ApiEnum>().Select(schema => EnumBuilder.Build(options.Namespace, names.Schemas[schema.Id], schema)));
        files.AddRange(model.Schemas.OfType<ApiUnion>().Select(schema => UnionBuilder.Build(options.Namespace, names.Schemas[schema.Id], schema, types)));
        files.AddRange(Operations(model, options, names, types));
        return new ClientModel(options.ClientName, files.ToEquatableArray());
    }

    private static IEnumerable<FileModel> Operations(ApiModel model, ClientOptions options, TypeNames names, TypeMap types)
    {
        ILookup<string, DeclaredOperation> groups = model.Operations.ToLookup(TypeNames.GroupOf, StringComparer.OrdinalIgnoreCase);
        EquatableArray<OperationModel> loose = Build("", MemberNames.OfClient.Concat(names.Groups.Select(group => group.Property)).Append(options.ClientName));
        List<OperationModel> all = [.. loose];
        yield return new ClientFileModel(options.Namespace, options.ClientName, model.Description ?? model.Title, model.Endpoint, Variables(model), names.Groups.ToEquatableArray(), loose);
        foreach (GroupModel group in names.Groups)
        {
            EquatableArray<OperationModel> operations = Build(group.Group, MemberNames.OfObject.Append(group.Type));
            all.AddRange(operations);
            yield return new GroupFileModel(options.Namespace, group.Type, group.Group, operations);
        }

        foreach (OutcomeModel outcome in all.Select(operation => operation.Outcome).OfType<OutcomeModel>())
            yield return outcome;

        EquatableArray<OperationModel> Build(string group, IEnumerable<string> reserved) =>
            new OperationBuilder(options.Namespace, names, types, OperationNames.Of(groups[group], reserved)).Build();
    }

    // A stable sort: what must be given comes first, as C# demands.
    private static EquatableArray<ArgumentModel> Variables(ApiModel model)
    {
        NameScope names = new(["httpClient", "options"]);
        return model.HostVariables
            .Select(variable => new ArgumentModel(
                Identifiers.Escaped(names.Take(Identifiers.Local(variable.ClientName ?? variable.WireName, "variable"))),
                variable.Default is null ? "string" : "string?", variable.Default is null, true, variable.WireName, variable.Description, variable.Default))
            .OrderBy(variable => variable.Required ? 0 : 1)
            .ToEquatableArray();
    }
}
