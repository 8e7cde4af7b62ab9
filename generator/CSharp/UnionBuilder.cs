using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the properties of a union: one for each type it can be.</summary>
internal static class UnionBuilder
{
    public static UnionModel Build(string @namespace, string name, ApiUnion schema, TypeMap types)
    {
        NameScope names = new(MemberNames.OfUnion.Append(name));
        NameScope locals = new(MemberNames.OfReader.Concat(["attempt", "best", "fewest", "json", "kind", "start"]));
        List<UnionVariantModel> variants = [];
        foreach (IGrouping<ApiType, ApiVariant> group in schema.Variants.GroupBy(variant => variant.Type))
        {
            CodeType type = types.Of(group.Key);
            // Any JSON is what the union keeps anyhow, and bytes are no JSON.
            if (type.IsStream || type.Name == RuntimeNames.RawJson || variants.Any(other => other.Type.Name == type.Name))
                continue;
            string wanted = "As" + Title(group.Key, types);
            variants.Add(new UnionVariantModel(
                names.Take(wanted), locals.Take(Identifiers.Camel(wanted, "variant")), type,
                group.Select(variant => variant.DiscriminatorValue).OfType<string>().ToEquatableArray()));
        }

        return new UnionModel(@namespace, name, schema.Description, schema.Id, schema.Discriminator, variants.ToEquatableArray());
    }

    private static string Title(ApiType type, TypeMap types) => type switch
    {
        ApiScalar scalar => scalar.Kind.ToString(),
        ApiList list => Title(list.Item, types) + "List",
        ApiMap map => Title(map.Value, types) + "Map",
        ApiReference reference => types.NameOf(reference.SchemaId),
        _ => "Json",
    };
}
