using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>From what the documents mean to the files of a client.</summary>
internal static class ClientBuilder
{
    public static ClientModel Build(ApiModel model, ClientOptions options)
    {
        TypeNames names = new(model, options.ClientName);
        TypeMap types = new(names.Schemas, model.Schemas.ToDictionary(schema => schema.Id, StringComparer.Ordinal));
        List<FileModel> files = [];
        AddOperations(model, options, names, new OperationBuilder(options.Namespace, names, types), files);
        files.AddRange(new RecordBuilder(options.Namespace, model, names, types).Build());
        files.AddRange(model.Schemas.OfType<ApiEnum>().Select(schema => EnumBuilder.Build(options.Namespace, names.Schemas[schema.Id], schema)));
        files.AddRange(model.Schemas.OfType<ApiUnion>().Select(schema => UnionBuilder.Build(options.Namespace, names.Schemas[schema.Id], schema, types)));
        return new ClientModel(options.ClientName, files.ToEquatableArray());
    }

    private static void AddOperations(ApiModel model, ClientOptions options, TypeNames names, OperationBuilder builder, List<FileModel> files)
    {
        ILookup<string, ApiOperation> groups = model.Operations.ToLookup(TypeNames.GroupOf, StringComparer.Ordinal);
        List<OperationModel> loose = Operations("", names.Groups.Select(group => group.Property).Concat([options.ClientName, "Pipeline"]));
        files.Add(new ClientFileModel(options.Namespace, options.ClientName, model.Description ?? model.Title, model.Endpoint, names.Groups.ToEquatableArray(), loose.ToEquatableArray()));
        foreach (GroupModel group in names.Groups)
        {
            EquatableArray<OperationModel> operations = Operations(group.Group, [group.Type]).ToEquatableArray();
            files.Add(new GroupFileModel(options.Namespace, group.Type, group.Group, operations));
            loose.AddRange(operations);
        }

        files.AddRange(loose.Select(operation => operation.Outcome).OfType<OutcomeModel>());

        List<OperationModel> Operations(string group, IEnumerable<string> reserved)
        {
            NameScope scope = new(StringComparer.Ordinal, reserved.Concat(["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"]));
            return [.. groups[group].Select(operation => builder.Build(operation, MethodName(operation.Id, group), scope))];
        }
    }

    private static string MethodName(string id, string group) =>
        Identifiers.Pascal(group.Length == 0 ? id : id.Substring(group.Length + 1), "Call");
}
