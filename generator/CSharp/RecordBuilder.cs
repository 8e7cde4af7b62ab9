using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides how each object of the model becomes a record.</summary>
internal sealed class RecordBuilder
{
    private readonly string _namespace;
    private readonly TypeNames _names;
    private readonly TypeMap _types;
    private readonly ServiceHabits _habits;
    private readonly bool _validates;
    private readonly ReachedSchemas _sent;
    private readonly SecretNames _secrets;
    private readonly Dictionary<string, ApiObject> _objects;
    private readonly ILookup<string, ApiObject> _children;
    private readonly Dictionary<string, HashSet<string>> _hierarchyNames = new(StringComparer.Ordinal);

    public RecordBuilder(
        ClientOptions options, ApiModel model, TypeNames names, TypeMap types, ServiceHabits habits, ReachedSchemas sent,
        SecretNames secrets)
    {
        _namespace = options.Namespace;
        _validates = options.Validation;
        _names = names;
        _types = types;
        _habits = habits;
        _sent = sent;
        _secrets = secrets;
        _objects = model.Schemas.OfType<ApiObject>().ToDictionary(schema => schema.Id, StringComparer.Ordinal);
        _children = _objects.Values.Where(schema => schema.BaseId is not null)
            .OrderBy(schema => schema.Id, StringComparer.Ordinal).ToLookup(schema => schema.BaseId!);
    }

    public IEnumerable<RecordModel> Build()
    {
        foreach (ApiObject schema in _objects.Values)
        {
            List<ApiObject> chain = InheritanceChain(schema);
            (MemberModel? discriminator, List<MemberModel> inherited, List<MemberModel> own) = Members(chain);
            bool isChecked = _validates && _sent.Contains(schema.Id);
            RecordModel record = new()
            {
                Namespace = _namespace,
                Name = _names.Schemas[schema.Id],
                Description = schema.Description,
                SchemaId = schema.Id,
                Base = discriminator is not null && chain.Count > 1 ? _names.Schemas[chain[chain.Count - 2].Id] : null,
                Hierarchy = discriminator is null ? null : Hierarchy(schema, chain[0], discriminator),
                Inherited = inherited.Select(WithoutDocs).ToEquatableArray(),
                Own = own.ToEquatableArray(),
                IsChecked = isChecked,
                Checks = isChecked
                    ? inherited.Concat(own).Select(member => CheckBuilder.Of(Narrowed(member, chain))).OfType<CheckModel>()
                        .ToEquatableArray()
                    : [],
                YearOneIsAbsent = _habits.YearOneIsAbsent && inherited.Concat(own).Any(ServiceHabits.IsDate),
            };
            yield return record;
            if (schema.Discriminator is not null)
                yield return Unknown(record);
        }
    }

    // From the root of the hierarchy down to the schema.
    private List<ApiObject> InheritanceChain(ApiObject schema)
    {
        List<ApiObject> chain = [schema];
        while (chain[0].BaseId is { } id && _objects.TryGetValue(id, out ApiObject? parent) && !chain.Contains(parent))
            chain.Insert(0, parent);
        return chain;
    }

    private (MemberModel? Discriminator, List<MemberModel> Inherited, List<MemberModel> Own) Members(List<ApiObject> chain)
    {
        // Names go from the root down, so that a parent's names do not depend on its children.
        NameScope names = new(MemberNames.OfRecord, HierarchyNames(chain[0]));
        NameScope locals = new(MemberNames.OfReader);
        HashSet<string> wireNames = new(StringComparer.Ordinal);
        List<MemberModel> inherited = [];
        List<MemberModel> own = [];
        MemberModel? discriminator = chain[0].Discriminator is { } declared && wireNames.Add(declared.WireName)
            ? Discriminator(declared, names, locals)
            : null;

        foreach (ApiObject schema in chain)
        {
            ApiProperty[] properties = [.. schema.Properties.Where(property => wireNames.Add(property.WireName))];
            IReadOnlyList<string> chosen =
                names.TakeAll(properties.Select(property => Identifiers.Pascal(property.ClientName ?? property.WireName, "Member")));
            bool isSent = _sent.Contains(schema.Id);
            IEnumerable<MemberModel> members = properties.Select((property, i) => Member(property, chosen[i], locals, isSent));
            if (ReferenceEquals(schema, chain[chain.Count - 1]))
                own.AddRange(members);
            else
                inherited.AddRange(members);
        }

        return (discriminator, inherited, own);
    }

    // No member may be called like a record that holds or inherits it. All records of a hierarchy ask for the same names.
    private HashSet<string> HierarchyNames(ApiObject root)
    {
        if (!_hierarchyNames.TryGetValue(root.Id, out HashSet<string>? names))
        {
            names = new(Descendants(root).Prepend(root).Select(schema => _names.Schemas[schema.Id]), StringComparer.OrdinalIgnoreCase);
            if (root.Discriminator is not null)
                names.Add(_names.UnknownOf(root.Id));
            _hierarchyNames.Add(root.Id, names);
        }

        return names;
    }

    private MemberModel Member(ApiProperty property, string name, NameScope locals, bool isSent) => new()
    {
        Name = name,
        Local = Local(name, locals),
        WireName = property.WireName,
        Type = _types.Of(property.Type) is var type and not StreamType ? type : new RawJsonType(),
        Description = property.Description,
        Required = property is { Required: true, ReadOnly: false, WriteOnly: false } && !(isSent && IsSecretByName(property)),
        RequiredInRequests = property is { Required: true, ReadOnly: false },
        Nullable = property.Nullable,
        ReadOnly = property.ReadOnly,
        Secret = _secrets.IsIn(property),
        Deprecated = property.Deprecated,
        Default = property.Default,
        Limits = property.Limits,
        Constant = property.Constant,
        Flattened = property.Flattened,
        Initializer = Initializer(property),
    };

    // What callers send and services do not return, although the document does not say so.
    private static bool IsSecretByName(ApiProperty property) =>
        property.Type is ApiScalar { Kind: ScalarKind.String } && SecretWords.IsIn(property.WireName);

    private static Constant? Initializer(ApiProperty property) =>
        property is { Constant: { } value, Required: true, ReadOnly: false, Nullable: false, Type: ApiScalar { Kind: var kind } }
            ? Constant.Of(value, kind)
            : null;

    private MemberModel Discriminator(ApiDiscriminator discriminator, NameScope names, NameScope locals)
    {
        string wanted = discriminator.ClientName ?? discriminator.WireName;
        return new MemberModel
        {
            Name = names.Take(Identifiers.Pascal(wanted, "Kind")),
            Local = Local(wanted, locals),
            WireName = discriminator.WireName,
            Type = _types.Of(discriminator.Type),
            Required = discriminator.Required,
        };
    }

    // For the checks only: the member itself is that of the base.
    private static MemberModel Narrowed(MemberModel member, List<ApiObject> chain)
    {
        foreach (ApiNarrowing narrowed in chain.SelectMany(schema => schema.Narrowed.Where(one => one.WireName == member.WireName)))
            member = member with { Limits = narrowed.Limits, RequiredInRequests = member.RequiredInRequests || narrowed.Required };
        return member;
    }

    // What is documented once must not re-emit other files.
    private static MemberModel WithoutDocs(MemberModel member) => member with { Description = null, Default = null, Limits = [] };

    private static string Local(string wanted, NameScope locals) => locals.Take(Identifiers.Local(wanted, "member"));

    private HierarchyModel Hierarchy(ApiObject schema, ApiObject root, MemberModel discriminator) => new(
        ReferenceEquals(schema, root) ? HierarchyRole.Root : _children.Contains(schema.Id) ? HierarchyRole.Middle : HierarchyRole.Leaf,
        discriminator with { Description = ReferenceEquals(schema, root) ? root.Discriminator!.Description : null },
        schema.DiscriminatorValue,
        Variants(schema),
        _names.UnknownOf(root.Id),
        root.Discriminator!.IsUnquoted);

    // An object read as a leaf has no other type. Of two schemas with one value the first is selected; reading has reported the other.
    private EquatableArray<VariantModel> Variants(ApiObject schema) => !_children.Contains(schema.Id) && schema.Discriminator is null
        ? []
        : Descendants(schema).Prepend(schema).Where(child => child.DiscriminatorValue is not null)
            .Select(child => new VariantModel(child.DiscriminatorValue!, _names.Schemas[child.Id]))
            .GroupBy(variant => variant.Value.Content, StringComparer.Ordinal).Select(group => group.First()).ToEquatableArray();

    // Reading limits how deep a hierarchy may be.
    private IEnumerable<ApiObject> Descendants(ApiObject schema) =>
        _children[schema.Id].SelectMany(child => new[] { child }.Concat(Descendants(child)));

    private RecordModel Unknown(RecordModel root) => root with
    {
        Name = _names.UnknownOf(root.SchemaId),
        Description = null,
        Base = root.Name,
        Hierarchy = root.Hierarchy! with
        {
            Role = HierarchyRole.Unknown,
            Value = null,
            Variants = [],
            Discriminator = root.Hierarchy.Discriminator with { Description = null }
        },
        Inherited = root.Own.Select(WithoutDocs).ToEquatableArray(),
        Own = [],
    };
}
