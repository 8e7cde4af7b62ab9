using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the properties of a union: one for each type it can be.</summary>
internal static class UnionBuilder
{
    private static readonly string[] Prefixes = [UnionVariantModel.PropertyPrefix, UnionVariantModel.FactoryPrefix];

    public static UnionModel Build(string @namespace, string name, ApiUnion schema, TypeMap types)
    {
        // Neither the property nor the factory of a variant may be called like the union itself.
        NameScope names = new(Prefixes.Where(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(prefix => name.Substring(prefix.Length)));
        NameScope locals = new(MemberNames.OfReader.Concat(["attempt", "best", "fewest", "json", "kind", "start"]));
        List<UnionVariantModel> variants = [];
        foreach (IGrouping<ApiType, ApiVariant> group in schema.Variants.GroupBy(variant => variant.Type))
        {
            CSharpType type = types.Of(group.Key);
            // Any JSON is kept by the union itself, and bytes are not JSON.
            if (type is StreamType or RawJsonType || variants.Any(other => other.Type.WithoutFormat == type.WithoutFormat))
                continue;
            string title = Title(group.Key, types);
            variants.Add(new UnionVariantModel(
                names.Take(title), locals.Take(Identifiers.Camel("As" + title, "variant")), type,
                group.Select(variant => variant.DiscriminatorValue).OfType<string>().ToEquatableArray()));
        }

        return new UnionModel
        {
            Namespace = @namespace,
            Name = name,
            Description = schema.Description,
            SchemaId = schema.Id,
            Discriminator = schema.Discriminator,
            Variants = variants.ToEquatableArray(),
        };
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
