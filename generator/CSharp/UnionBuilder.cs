using BackupJobsGen.Api;
using BackupJobsGen.Json;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the properties of a union: one for each type it can be.</summary>
internal static class UnionBuilder
{
    private static readonly string[] Prefixes = [UnionVariantModel.PropertyPrefix, UnionVariantModel.FactoryPrefix];

    public static UnionModel Build(
        string @namespace, string name, ApiUnion schema, TypeMap types, IReadOnlyDictionary<string, ApiSchema> schemas,
        bool isChecked)
    {
        // Neither the property nor the factory of a variant may be called like the union itself.
        NameScope names = new(
            Prefixes.Where(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Select(prefix => name.Substring(prefix.Length)));
        NameScope locals = new(MemberNames.OfReader.Concat(["best", "fewest", "index", "json", "start"]));
        List<UnionVariantModel> variants = [];
        List<ApiType> declared = [];
        List<CheckModel> checks = [];
        foreach (IGrouping<ApiType, ApiVariant> group in schema.Variants.GroupBy(variant => variant.Type))
        {
            CSharpType type = types.Of(group.Key);
            // Any JSON is kept by the union itself, and bytes are not JSON.
            if (type is StreamType or RawJsonType || variants.Any(other => other.Type.WithoutFormat == type.WithoutFormat))
                continue;
            string title = Title(group.Key, types);
            UnionVariantModel variant = new(
                names.Take(title), locals.Take(Identifiers.Camel("As" + title, "variant")), type,
                group.Select(variant => variant.DiscriminatorValue).OfType<ApiValue>().ToEquatableArray(),
                Constants(group.Key, schemas).Where(constant => constant.WireName != schema.Discriminator).Distinct().ToEquatableArray())
            {
                WritesDiscriminator = group.Any(variant => variant.WritesDiscriminator),
            };
            variants.Add(variant);
            declared.Add(group.Key);
            if (isChecked && CheckBuilder.Of(variant, [.. group]) is { } check)
                checks.Add(check);
        }

        return new UnionModel
        {
            Namespace = @namespace,
            Name = name,
            Description = schema.Description,
            SchemaId = schema.Id,
            Discriminator = schema.Discriminator,
            Variants = variants.ToEquatableArray(),
            ReadOrder = UnionOrder.Of(declared, schemas).Select(index => variants[index]).ToEquatableArray(),
            IsChecked = isChecked,
            Checks = checks.ToEquatableArray(),
        };
    }

    // The bases' constants too; of a schema in a hierarchy also the values that select it or a schema derived from it.
    private static IEnumerable<ConstantMemberModel> Constants(ApiType type, IReadOnlyDictionary<string, ApiSchema> schemas)
    {
        while (type is ApiList list)
            type = list.Item;
        ApiObject? model = Object(type is ApiReference reference ? reference.SchemaId : null, schemas);
        ApiObject? root = model;
        for (ApiObject? at = model; at is not null; at = Object(at.BaseId, schemas))
        {
            root = at;
            foreach (ApiProperty property in at.Properties)
            {
                if ((property.Constant ?? OnlyValue(property.Type, schemas)) is not { } value)
                    continue;
                yield return new ConstantMemberModel(property.WireName, value);
                if (property.Nullable)
                    yield return new ConstantMemberModel(property.WireName, new ApiValue(JsonKind.Null, "null"));
            }
        }

        if (root?.Discriminator is { } discriminator && !ReferenceEquals(root, model))
        {
            foreach (ApiValue value in Values(model!, schemas))
                yield return new ConstantMemberModel(discriminator.WireName, value);
        }
    }

    private static IEnumerable<ApiValue> Values(ApiObject model, IReadOnlyDictionary<string, ApiSchema> schemas) =>
        schemas.Values.OfType<ApiObject>().Where(derived => derived.BaseId == model.Id).SelectMany(derived => Values(derived, schemas))
            .Concat(model.DiscriminatorValue is { } own ? [own] : []);

    private static ApiObject? Object(string? id, IReadOnlyDictionary<string, ApiSchema> schemas) =>
        id is not null && schemas.TryGetValue(id, out ApiSchema? schema) ? schema as ApiObject : null;

    private static ApiValue? OnlyValue(ApiType type, IReadOnlyDictionary<string, ApiSchema> schemas) =>
        type is ApiReference reference
            && schemas.TryGetValue(reference.SchemaId, out ApiSchema? schema)
            && schema is ApiEnum { Closed: true, Values.Count: 1 } only
            ? new ApiValue(Kind(only.Values[0], only.Underlying), only.Values[0].Value)
            : null;

    private static JsonKind Kind(ApiEnumValue value, ScalarKind underlying) => value switch
    {
        { IsUnquoted: false } when underlying == ScalarKind.String => JsonKind.String,
        { IsUnquoted: true, Value: "true" } => JsonKind.True,
        { IsUnquoted: true, Value: "false" } => JsonKind.False,
        _ => JsonKind.Number,
    };

    private static string Title(ApiType type, TypeMap types) => type switch
    {
        ApiScalar scalar => scalar.Kind.ToString(),
        ApiList list => Title(list.Item, types) + "List",
        ApiMap map => Title(map.Value, types) + "Map",
        ApiReference reference => types.NameOf(reference.SchemaId),
        _ => "Json",
    };
}
