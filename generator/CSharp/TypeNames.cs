using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Gives every type of a client its name. Files are called after types, so two names never differ in case only.</summary>
internal sealed class TypeNames
{
    private readonly NameScope _scope;
    private readonly Dictionary<string, string> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupModel> _groups = new(StringComparer.Ordinal);

    public TypeNames(ApiModel model, string clientName)
    {
        _scope = new NameScope(StringComparer.OrdinalIgnoreCase, [clientName]);
        NameScope properties = new(StringComparer.Ordinal, ["Pipeline", clientName, "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"]);
        foreach (string group in model.Operations.Select(GroupOf).Where(group => group.Length > 0).Distinct(StringComparer.Ordinal))
        {
            string name = Identifiers.Pascal(group, "Group");
            _groups[group] = new GroupModel(properties.Take(name), _scope.Take(name + "Operations"), group);
        }

        // Shallow ids first, so that a nested inline schema never takes the name of a defined one.
        foreach (ApiSchema schema in model.Schemas.OrderBy(schema => schema.Id.Count(c => c == '/')).ThenBy(schema => schema.Id, StringComparer.Ordinal))
            _schemas[schema.Id] = _scope.Take(Identifiers.Pascal(schema.Name, "Schema"));
        foreach (ApiObject root in model.Schemas.OfType<ApiObject>().Where(schema => schema.Discriminator is not null))
            _unknown[root.Id] = _scope.Take("Unknown" + _schemas[root.Id]);
    }

    public IReadOnlyDictionary<string, string> Schemas => _schemas;

    public IEnumerable<GroupModel> Groups => _groups.Values;

    public string UnknownOf(string rootId) => _unknown[rootId];

    public GroupModel Group(string group) => _groups[group];

    public string TakeOutcome(string wanted) => _scope.Take(wanted);

    /// <summary>What stands before the first underscore of an operationId; empty where there is none.</summary>
    public static string GroupOf(ApiOperation operation)
    {
        int underscore = operation.Id.IndexOf('_');
        return underscore > 0 && underscore < operation.Id.Length - 1 ? operation.Id.Substring(0, underscore) : "";
    }
}
