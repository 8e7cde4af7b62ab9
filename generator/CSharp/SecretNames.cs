using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Names whose values are secrets: the document says so, or the name does.</summary>
internal static class SecretNames
{
    /// <summary>
    /// Words that name a secret. Documents often forget to mark one; what depends on it is what ToString and messages show, and that a
    /// response may leave it out where requests send it.
    /// </summary>
    private static readonly string[] Endings =
        [
            "password", "saskey", "sastoken", "secret", "accesstoken", "refreshtoken", "accountkey", "accesskey", "apikey", "privatekey",
            "connectionstring", "passphrase"
        ];

    private static readonly char[] Separators = ['-', '_', '.', ' '];

    // How the secret is written says nothing about what it is.
    private const string EncodingEnding = "base64";

    /// <summary>All of a client's: of members of its schemas and of parameters, in the order of their characters.</summary>
    public static EquatableArray<string> Of(ApiModel model) => model.Schemas.OfType<ApiObject>()
        .SelectMany(schema => schema.Properties).Where(Is).Select(property => property.WireName)
        .Concat(
            model.Operations.SelectMany(operation => operation.Parameters)
                .SelectMany(parameter => parameter.PartHeaders.Prepend(parameter)).Where(Is).Select(parameter => parameter.WireName))
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Whether a member's value is kept out of what is printed.</summary>
    public static bool Is(ApiProperty property) =>
        property.Secret || property.Type is ApiScalar { Kind: ScalarKind.Secret } || IsWord(property.WireName);

    /// <summary>Whether a name alone says that its value is a secret.</summary>
    public static bool IsWord(string wireName)
    {
        string name = wireName.IndexOfAny(Separators) < 0 ? wireName : string.Concat(wireName.Split(Separators));
        if (name.EndsWith(EncodingEnding, StringComparison.OrdinalIgnoreCase))
            name = name.Substring(0, name.Length - EncodingEnding.Length);
        return Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Is(ApiParameter parameter) => parameter.Secret || IsWord(parameter.WireName);
}
