using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Names whose values are secrets: the document says so, or the name does.</summary>
/// <param name="schemas">Schemas by id.</param>
internal sealed class SecretNames(IReadOnlyDictionary<string, ApiSchema> schemas)
{
    /// <summary>
    /// Words that name a secret. Documents often forget to mark one; what depends on it is what ToString and messages show, and that a
    /// response may leave it out where requests send it.
    /// </summary>
    private static readonly string[] Endings =
        [
            "password", "saskey", "sastoken", "secret", "accesstoken", "refreshtoken", "apitoken", "accountkey", "accesskey", "apikey",
            "privatekey", "connectionstring", "passphrase"
        ];

    private static readonly char[] Separators = ['-', '_', '.', ' '];

    // How the secret is written, and that there are several, says nothing about what it is.
    private static readonly string[] Suffixes = ["base64", "s"];

    /// <summary>All of a client's: of members of its schemas and of parameters, in the order of their characters.</summary>
    public EquatableArray<string> Of(ApiModel model) => model.Schemas.OfType<ApiObject>()
        .SelectMany(schema => schema.Properties).Where(IsIn).Select(property => property.WireName)
        .Concat(
            model.Operations.SelectMany(operation => operation.Parameters)
                .SelectMany(parameter => parameter.PartHeaders.Prepend(parameter)).Where(IsIn).Select(parameter => parameter.WireName))
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Whether a member's value is kept out of what is printed.</summary>
    public bool IsIn(ApiProperty property) => property.Secret || IsIn(property.Type) || IsWord(property.WireName);

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

    /// <summary>Whether a name alone says that its value is a secret.</summary>
    public static bool IsWord(string wireName)
    {
        string name = wireName.IndexOfAny(Separators) < 0 ? wireName : string.Concat(wireName.Split(Separators));
        foreach (string suffix in Suffixes.Where(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
            name = name.Substring(0, name.Length - suffix.Length);
        return Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsIn(ApiParameter parameter) => parameter.Secret || IsIn(parameter.Type) || IsWord(parameter.WireName);
}
