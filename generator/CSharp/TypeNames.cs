using BackupJobsGen.Api;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.CSharp;

/// <summary>Gives every type of a client its name. Files are called after types.</summary>
internal sealed class TypeNames
{
    private readonly NameScope _scope;
    private readonly Dictionary<string, string> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unknown = new(StringComparer.Ordinal);

    public TypeNames(ApiModel model, ClientOptions options)
    {
        string clientName = options.ClientName;
        Grouping = new OperationGroups(options.GroupBy);
        _scope = new NameScope([clientName]);
        Groups = NameGroups(model, clientName);

        IReadOnlyList<string> names = _scope.TakeAll(model.Schemas.Select(Wanted));
        for (int i = 0; i < names.Count; i++)
            _schemas[model.Schemas[i].Id] = names[i];
        foreach (ApiObject root in model.Schemas.OfType<ApiObject>().Where(schema => schema.Discriminator is not null))
            _unknown[root.Id] = _scope.Take("Unknown" + _schemas[root.Id]);
        // Last: nothing else changes its name because a project asks for interfaces.
        if (options.Interfaces)
        {
            Interface = _scope.Take("I" + options.ClientName);
            Groups = [.. Groups.Select(group => group with { Interface = _scope.Take("I" + group.Type) })];
        }
    }

    /// <summary>The client's interface; null where it has none.</summary>
    public string? Interface { get; }

    public IReadOnlyDictionary<string, string> Schemas => _schemas;

    public IReadOnlyList<GroupModel> Groups { get; }

    public OperationGroups Grouping { get; }

    public string UnknownOf(string rootId) => _unknown[rootId];

    public string TakeOutcome(string wanted) => _scope.Take(wanted);

    public string TakeOptions(string wanted) => _scope.Take(wanted);

    // No type can be called like one of its members, or like what callers have from the runtime.
    private static string Wanted(ApiSchema schema)
    {
        string name = Identifiers.Pascal(schema.Name, "Schema");
        string[] members = schema is ApiEnum ? MemberNames.OfEnum : MemberNames.OfUnion;
        return members.Contains(name, StringComparer.Ordinal) || RuntimeTypes.Contains(schema.Name) ? name + "Model" : name;
    }

    private List<GroupModel> NameGroups(ApiModel model, string clientName)
    {
        Dictionary<string, string> parents = model.NestedTags.ToDictionary(
            tag => tag.Name, tag => tag.Parent, StringComparer.OrdinalIgnoreCase);
        // A parent may have no operations of its own.
        ILookup<string, string> groups = model.Operations.Select(Grouping.Of).Where(group => group.Length > 0).Concat(parents.Values)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(group => parents.TryGetValue(group, out string? parent) ? parent : "", StringComparer.OrdinalIgnoreCase);
        List<GroupModel> models = [.. Within("", MemberNames.OfClient.Append(clientName))];
        // Parents come first: the list grows while it is read.
        for (int i = 0; i < models.Count; i++)
            models.AddRange(Within(models[i].Group, MemberNames.OfObject.Append(models[i].Type)));
        return models;

        IEnumerable<GroupModel> Within(string parent, IEnumerable<string> reserved)
        {
            string[] names = [.. groups[parent]];
            IReadOnlyList<string> properties = new NameScope(reserved).TakeAll(names.Select(group => Identifiers.Pascal(group, "Group")));
            IReadOnlyList<string> types = _scope.TakeAll(properties.Select(property => property + "Operations"));
            return names.Select(
                (group, i) => new GroupModel(properties[i], types[i], group, Grouping.Title(group), Parent: parent));
        }
    }
}
