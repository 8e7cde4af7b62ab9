using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the options of a client: credentials, the schemes that they belong to, and what operations require.</summary>
internal static class OptionsEmitter
{
    public static void Emit(CodeWriter code, OptionsFileModel options)
    {
        code.Lines($"""
            /// <summary>Options of <see cref="{options.ClientName}"/>, with the credentials that its document requires.</summary>
            {FileEmitter.GeneratedCode}
            """);
        using CodeWriter.Block type = code.OpenType($"sealed class {options.Name} : {ApiClientOptions}");
        foreach (CredentialModel credential in options.Credentials)
            EmitScheme(code, credential);
        foreach (SecurityReference requirement in options.Requirements)
            code.Lines($"internal static readonly {SecurityRequirements} {requirement.Field} = new({Alternatives(requirement)});\n");
        foreach (CredentialModel credential in options.Credentials)
        {
            Docs.Summary(code, credential.Scheme.Description, Facts(credential));
            Docs.Remarks(code, Docs.Text(credential.Scheme.Description) is null ? null : Facts(credential), Hint(credential));
            code.Lines(
                $"/// <value>Null, the default: no credential.</value>\npublic {TypeOf(credential)}? {credential.Property} {{ get; set; }}\n");
        }

        code.Lines($"/// <inheritdoc/>\nprotected override {ApiCredential}? Credential(string name) => name switch\n{{");
        foreach (CredentialModel credential in options.Credentials)
            code.Lines($"    {Literals.String(credential.Property)} => {credential.Property},");
        code.Lines("    _ => null,\n};");
    }

    /// <summary>The field that holds a requirement.</summary>
    public static string Reference(SecurityReference requirement) =>
        $"{requirement.Owner ?? SecurityRequirements}.{requirement.Field}";

    private static void EmitScheme(CodeWriter code, CredentialModel credential)
    {
        ApiSecurityScheme scheme = credential.Scheme;
        string prefix = scheme.HttpScheme.Length == 0 ? "" : ", " + Literals.String(scheme.HttpScheme + " ");
        string tokens = scheme.TokenUrl is { } url ? $" {{ TokenUrl = {Literals.String(url)} }}"
            : scheme.DiscoveryUrl is { } discovery ? $" {{ DiscoveryUrl = {Literals.String(discovery)} }}" : "";
        code.Lines($$"""
            private static readonly {{SecurityScheme}} {{credential.Field}} = new(
                {{Literals.String(scheme.Name)}}, {{Literals.String(credential.Property)}}, {{CredentialLocation}}.{{scheme.In}}, {{Literals.String(scheme.Key)}}{{prefix}}){{tokens}};

            """);
    }

    private static string Alternatives(SecurityReference requirement) =>
        string.Join(", ", requirement.Alternatives.Select(alternative => $"[{string.Join(", ", alternative.Uses.Select(
            use => $"{use.Field}.For({string.Join(", ", use.Scopes.Select(Literals.String))})"))}]"));

    private static string TypeOf(CredentialModel credential) => credential.Type == CredentialType.Basic ? BasicCredential : ApiCredential;

    private static string Facts(CredentialModel credential)
    {
        ApiSecurityScheme scheme = credential.Scheme;
        string place = scheme.In switch
        {
            ParameterLocation.Query => "query parameter",
            ParameterLocation.Cookie => "cookie",
            _ => "header",
        };
        string what = scheme.Kind == SecurityKind.ApiKey
            ? $"{place} {Docs.Code(scheme.Key)}"
            : $"{Docs.Code("Authorization: " + scheme.HttpScheme)}";
        return $"Security scheme {Docs.Code(scheme.Name)}: {what}.";
    }

    private static string? Hint(CredentialModel credential) => credential.Type switch
    {
        CredentialType.Basic => null,
        CredentialType.Token => $"A token, a function that returns one, or <see cref=\"{ClientCredentials}\"/>.",
        _ => "A string, or a function that returns one.",
    };
}
