using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads an object with declared members and its base in a hierarchy.</summary>
internal sealed class ObjectReader(
    ReadContext context, SchemaParts parts, Hierarchies hierarchies, SchemaShapes shapes, DiscriminatorReader discriminators,
    SchemaReader schemas)
{
    private static readonly string[] TypeKeywords = ["$ref", "type", "format", "items", "enum", "additionalProperties"];

    /// <summary>
    /// A limit for documents that would keep the compiler busy: 4,000 properties of one type took it 0.7 GB. The largest type of Azure's
    /// documents for backup has 31.
    /// </summary>
    private const int MaxProperties = 1_000;

    private readonly Dictionary<JsonNode, ObjectMembers> _inherited = [];
    private readonly PropertyReader _properties = new(context, parts, schemas);

    public ApiObject Read(DocumentNode schema)
    {
        DocumentNode? baseSchema = hierarchies.Base(schema);
        ObjectMembers members = new(context, parts, shapes);
        members.Add(schema, baseSchema);
        string? discriminator = hierarchies.Contains(schema) ? SchemaFacts.Discriminator(hierarchies.Root(schema).Json) : null;
        Report(schema, baseSchema, discriminator);
        ReportRequired(schema, baseSchema, members);

        context.CheckName(schema, SchemaNames.Of(schema));
        List<DocumentNode> own = [.. members.Properties.Where(
            property => property.Json.Name != discriminator && !IsInherited(property.Json.Name!, property, baseSchema))];
        // Next to properties, the keyword is reported where all keywords are.
        if (members.AdditionalProperties is { Json.Parent: { } holder } undeclared && holder["properties"] is null)
            schemas.ReportUndeclared(undeclared);
        if (own.Count > MaxProperties)
            context.Report(
                Problems.TooManyProperties, own[MaxProperties], own.Count.ToString(CultureInfo.InvariantCulture),
                MaxProperties.ToString(CultureInfo.InvariantCulture), own[MaxProperties].Json.Name!);

        return new ApiObject(schema.Id, SchemaNames.Of(schema), context.String(schema, "description") ?? context.String(schema, "title"))
        {
            IsInline = SchemaNames.IsInline(schema),
            BaseId = baseSchema?.Id,
            Discriminator = discriminator is not null && baseSchema is null ? ReadDiscriminator(schema, discriminator, members) : null,
            DiscriminatorValue = discriminator is not null ? discriminators.Value(schema, discriminator) : null,
            Properties = own.Take(MaxProperties)
                .Select(property => property.Json.Name!)
                .Select(name => _properties.Read(members.Declarations(name), members.IsRequired(name))).ToEquatableArray(),
            Narrowed = baseSchema is null ? [] : Narrowed(members, Inherited(baseSchema), discriminator).ToEquatableArray(),
            AdditionalProperties = members.AdditionalProperties is { } additional ? schemas.Read(additional) : null,
        };
    }

    private ApiDiscriminator ReadDiscriminator(DocumentNode schema, string name, ObjectMembers members)
    {
        DiscriminatorNames.Check(
            context, schema, name, hierarchies.Descendants(schema).Select(schemas.Members).Prepend(members));
        bool required = members.IsRequired(name);
        ApiType type = new ApiScalar(ScalarKind.String);
        bool isUnquoted = discriminators.IsUnquoted(schema, name);
        if (members[name] is not { } property)
            return new ApiDiscriminator(name, null, null, type, required, isUnquoted);
        ApiType declared = schemas.Read(property);
        if (declared is ApiReference)
            type = declared;
        else if (declared is not ApiScalar { Kind: ScalarKind.String })
            context.Report(Problems.DiscriminatorType, property, name);
        return new ApiDiscriminator(
            name, context.String(property, "x-ms-client-name"), context.String(property, "description"), type, required, isUnquoted);
    }

    private void ReportRequired(DocumentNode schema, DocumentNode? baseSchema, ObjectMembers members)
    {
        List<DocumentNode> own = [];
        AddOwnParts(schema, own);
        foreach (DocumentNode item in own.Select(part => part["required"]).OfType<DocumentNode>()
            .SelectMany(list => list.Json.Items.ToArray().Select(list.With)))
        {
            string name = item.Json.Value;
            if (item.Json.IsString && members[name] is null && (baseSchema is not { } ancestor || Inherited(ancestor)[name] is null))
                context.Report(Problems.IgnoredConstruct, item, "required", $"the schema declares no property '{name}'");
        }
    }

    // The schema and the entries of its allOf that have no name. One with a name is reported where it is read itself.
    private void AddOwnParts(DocumentNode schema, List<DocumentNode> own)
    {
        if (own.Contains(schema))
            return;
        own.Add(schema);
        foreach (DocumentNode part in parts.Of(schema).Where(part => part.Reference is null && !SchemaFacts.IsDefinition(part.Json)))
            AddOwnParts(part, own);
    }

    private bool IsInherited(string name, DocumentNode property, DocumentNode? baseSchema)
    {
        if (baseSchema is not { } ancestor || Inherited(ancestor)[name] is not { } original)
            return false;
        if (SchemaFacts.SaysType(property.Json) && TypeKey(original) != TypeKey(property))
            context.Report(Problems.RedeclaredMember, property, name);
        return true;
    }

    // What the schema says about members of its base. The base says the rest.
    private IEnumerable<ApiNarrowing> Narrowed(ObjectMembers members, ObjectMembers inherited, string? discriminator)
    {
        foreach (string name in inherited.Properties.Select(property => property.Json.Name!).Where(name => name != discriminator))
        {
            IReadOnlyList<DocumentNode> all = [.. inherited.Declarations(name), .. members.Declarations(name)];
            bool isRequired = members.IsRequired(name) && !inherited.IsRequired(name);
            if (isRequired || all.Count > inherited.Declarations(name).Count)
                yield return new ApiNarrowing(name, schemas.Limits(all, schemas.Read(inherited[name]!)), isRequired);
        }
    }

    private ObjectMembers Inherited(DocumentNode baseSchema)
    {
        if (!_inherited.TryGetValue(baseSchema.Json, out ObjectMembers? members))
        {
            members = new ObjectMembers(context, parts, shapes);
            members.Add(baseSchema, null);
            _inherited.Add(baseSchema.Json, members);
        }

        return members;
    }

    // The keywords that decide the type; a derived schema may describe the member differently.
    private static string TypeKey(DocumentNode property) =>
        string.Join(",", TypeKeywords.Select(name => property.Json[name] is { } keyword ? JsonWriter.Write(keyword) : ""));

    private void Report(DocumentNode schema, DocumentNode? baseSchema, string? discriminator)
    {
        string union = schema.Json["oneOf"] is null ? "anyOf" : "oneOf";
        bool losesUnion = shapes.Variants(schema).Any(variant =>
            parts.Follow(variant) is { } chain && hierarchies.Base(chain.Target)?.Json != schema.Json);
        if (losesUnion)
            context.Report(Problems.UnionMembers, schema.With(schema.Json[union]!), union);
        if (discriminator is null)
            return;
        if (SchemaFacts.Discriminator(schema.Json) is { } own && own != discriminator)
            context.Report(Problems.SecondDiscriminator, schema.With(schema.Json["discriminator"]!), discriminator, own);
        foreach (DocumentNode derived in hierarchies.TooDeep(schema))
            context.Report(Problems.HierarchyTooDeep, derived, SchemaNames.Of(derived));
        foreach (DocumentNode part in parts.Of(schema))
        {
            if (parts.FollowSilently(part) is { Problem: null } chain
                && chain.Target.Json != baseSchema?.Json
                && hierarchies.Contains(chain.Target))
                context.Report(Problems.SecondBase, part, SchemaNames.Of(chain.Target));
        }
    }
}
