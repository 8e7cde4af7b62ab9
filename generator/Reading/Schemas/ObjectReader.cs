using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads an object with declared members, and its place in a hierarchy.</summary>
internal sealed class ObjectReader(ReadContext context, SchemaParts parts, Hierarchies hierarchies, SchemaShapes shapes, SchemaReader schemas)
{
    private static readonly string[] TypeWords = ["$ref", "type", "format", "items", "enum", "additionalProperties"];

    private readonly Dictionary<JsonNode, ObjectMembers> _inherited = [];
    private readonly DiscriminatorReader _discriminators = new(context, parts, hierarchies);
    private readonly PropertyReader _properties = new(context, parts, schemas);

    public ApiObject Read(Place schema)
    {
        Place? parent = hierarchies.Base(schema);
        ObjectMembers members = new(context, parts, shapes);
        members.Add(schema, parent);
        string? discriminator = hierarchies.Contains(schema) ? SchemaFacts.Discriminator(hierarchies.Root(schema).Node) : null;
        Report(schema, parent, discriminator);

        List<ApiProperty> properties = [];
        foreach (Place property in members.Properties)
        {
            string name = property.Node.Name!;
            if (name != discriminator && !IsInherited(name, property, parent))
                properties.Add(_properties.Read(property, members.IsRequired(name)));
        }

        return new ApiObject(schema.Id, SchemaNames.Of(schema), context.Text(schema, "description") ?? context.Text(schema, "title"))
        {
            BaseId = parent?.Id,
            Discriminator = discriminator is not null && parent is null ? ReadDiscriminator(schema, discriminator, members) : null,
            DiscriminatorValue = discriminator is not null ? _discriminators.Value(schema, discriminator) : null,
            Properties = properties.ToEquatableArray(),
            AdditionalProperties = members.AdditionalProperties is { } additional ? schemas.Read(additional) : null,
        };
    }

    private ApiDiscriminator ReadDiscriminator(Place root, string name, ObjectMembers members)
    {
        bool required = members.IsRequired(name);
        ApiType type = new ApiScalar(ScalarKind.String);
        if (members[name] is not { } property)
            return new ApiDiscriminator(name, null, null, type, required);
        ApiType declared = schemas.Read(property);
        if (declared is ApiReference)
            type = declared;
        else if (declared is not ApiScalar { Kind: ScalarKind.String })
            context.Report(Problems.DiscriminatorType, property, name);
        return new ApiDiscriminator(name, context.Text(property, "x-ms-client-name"), context.Text(property, "description"), type, required);
    }

    private bool IsInherited(string name, Place property, Place? parent)
    {
        if (parent is not { } above || Inherited(above)[name] is not { } original)
            return false;
        if (TypeText(original) != TypeText(property))
            context.Report(Problems.RedeclaredMember, property, name);
        return true;
    }

    private ObjectMembers Inherited(Place parent)
    {
        if (!_inherited.TryGetValue(parent.Node, out ObjectMembers? members))
        {
            members = new ObjectMembers(context, parts, shapes);
            members.Add(parent, null);
            _inherited.Add(parent.Node, members);
        }

        return members;
    }

    // The words that decide a type; a child may describe the member in words of its own.
    private static string TypeText(Place property) =>
        string.Join(",", TypeWords.Select(name => property.Node[name] is { } word ? JsonWriter.Write(word) : ""));

    private void Report(Place schema, Place? parent, string? discriminator)
    {
        string union = schema.Node["oneOf"] is null ? "anyOf" : "oneOf";
        bool unionIsLost = shapes.Variants(schema).Any(variant =>
            parts.Follow(variant) is { } chain && hierarchies.Base(chain.Target)?.Node != schema.Node);
        if (unionIsLost)
            context.Report(Problems.UnionMembers, schema.With(schema.Node[union]!), union);
        if (discriminator is null)
            return;
        if (SchemaFacts.Discriminator(schema.Node) is { } own && own != discriminator)
            context.Report(Problems.SecondDiscriminator, schema.With(schema.Node["discriminator"]!), discriminator, own);
        foreach (Place heir in hierarchies.TooDeep(schema))
            context.Report(Problems.HierarchyTooDeep, heir, SchemaNames.Of(heir));
        foreach (Place part in parts.Of(schema))
        {
            if (parts.FollowSilently(part) is { Problem: null } chain && chain.Target.Node != parent?.Node && hierarchies.Contains(chain.Target))
                context.Report(Problems.SecondBase, part, SchemaNames.Of(chain.Target));
        }
    }
}
