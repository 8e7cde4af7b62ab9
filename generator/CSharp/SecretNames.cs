using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Names whose values are secrets: the document says so, or the name does.</summary>
/// <param name="schemas">Schemas by id.</param>
internal sealed class SecretNames(IReadOnlyDictionary<string, ApiSchema> schemas)
{
    /// <summary>
    /// Those of a client that the runtime does not know by their words: of members of its schemas and of parameters, in the order of their
    /// characters.
    /// </summary>
    public EquatableArray<string> Of(ApiModel model) => model.Schemas.OfType<ApiObject>()
        .SelectMany(schema => schema.Properties).Where(IsIn).Select(property => property.WireName)
        .Concat(
            model.Operations.SelectMany(operation => operation.Parameters)
                .SelectMany(parameter => parameter.PartHeaders.Prepend(parameter)).Where(IsIn).Select(parameter => parameter.WireName))
        .Distinct()
        .Where(name => !SecretWords.IsIn(name))
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Whether a member's value is kept out of what is printed.</summary>
    public bool IsIn(ApiProperty property) => property.Secret || IsIn(property.Type) || SecretWords.IsIn(property.WireName);

    /// <summary>Whether a value is a secret itself, or consists of some that have no names.</summary>
    public bool IsIn(ApiType type) => type switch
    {
        ApiScalar scalar => scalar.Kind == ScalarKind.Secret,
        ApiList list => IsIn(list.Item),
        ApiMap map => IsIn(map.Value),
        ApiReference reference => schemas.TryGetValue(reference.SchemaId, out ApiSchema? schema) && schema is ApiUnion union
            && union.Variants.Any(variant => variant.Type is not ApiReference && IsIn(variant.Type)),
        _ => false,
    };

    private bool IsIn(ApiParameter parameter) => parameter.Secret || IsIn(parameter.Type) || SecretWords.IsIn(parameter.WireName);
}
