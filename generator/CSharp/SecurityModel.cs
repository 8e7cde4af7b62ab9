using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>The options of a client: one for each security scheme that its operations require.</summary>
internal sealed record OptionsFileModel : FileModel
{
    public required string ClientName { get; init; }

    public required EquatableArray<CredentialModel> Credentials { get; init; }

    /// <summary>The different requirements of the operations.</summary>
    public required EquatableArray<SecurityReference> Requirements { get; init; }
}

/// <summary>An option that holds a credential.</summary>
/// <param name="Property">Name of the option.</param>
/// <param name="Field">Name of the field that describes the scheme.</param>
/// <param name="Type">Which credentials the option takes.</param>
internal sealed record CredentialModel(string Property, string Field, CredentialType Type, ApiSecurityScheme Scheme);

internal enum CredentialType
{
    /// <summary>A string or a function.</summary>
    Secret,

    /// <summary>User name and password.</summary>
    Basic,

    /// <summary>A string, a function, or id and secret of a client whose token endpoint is known.</summary>
    Token,
}

/// <summary>A requirement by the name of the field that holds it.</summary>
/// <param name="Owner">Type of the field; null for the runtime's own requirement of nothing.</param>
internal sealed record SecurityReference(string? Owner, string Field, EquatableArray<AlternativeModel> Alternatives);

internal sealed record AlternativeModel(EquatableArray<SecurityUseModel> Uses);

internal sealed record SecurityUseModel(string Field, EquatableArray<string> Scopes);

/// <summary>Decides the options of a client, and what its operations require.</summary>
internal sealed class SecurityModel
{
    private readonly Dictionary<EquatableArray<ApiSecurityAlternative>, SecurityReference> _requirements = [];
    private readonly EquatableArray<ApiSecurityAlternative> _default;

    private SecurityModel(ApiModel model, string @namespace, string client, string name)
    {
        NameScope members = new(
            MemberNames.OfObject.Concat(MemberNames.OfOptions).Append(name));
        Dictionary<string, CredentialModel> schemes = new(StringComparer.Ordinal);
        foreach (ApiSecurityScheme scheme in model.SecuritySchemes)
        {
            string property = members.Take(Identifiers.Pascal(scheme.Name, "Credential"));
            schemes.Add(scheme.Id, new CredentialModel(property, "", TypeOf(scheme), scheme));
        }

        foreach (string id in schemes.Keys.ToArray())
            schemes[id] = schemes[id] with { Field = members.Take(schemes[id].Property + "Scheme") };
        foreach (EquatableArray<ApiSecurityAlternative> security in model.Operations.Select(operation => operation.Security).Distinct())
        {
            EquatableArray<AlternativeModel> alternatives = security
                .Select(alternative => new AlternativeModel(
                    alternative.Uses.Select(use => new SecurityUseModel(schemes[use.SchemeId].Field, use.Scopes)).ToEquatableArray()))
                .ToEquatableArray();
            bool isNone = security.All(alternative => alternative.Uses.Count == 0);
            _requirements.Add(
                security, new SecurityReference(isNone ? null : name, isNone ? "None" : members.Take("Requirement"), alternatives));
        }

        // The most frequent requirement is said once, by the client; links of the service are followed with it too.
        _default = model.Operations.Select(operation => operation.Security)
            .Where(security => _requirements[security].Owner is not null)
            .GroupBy(security => security).OrderByDescending(same => same.Count()).First().Key;
        Options = new OptionsFileModel
        {
            Namespace = @namespace,
            Name = name,
            ClientName = client,
            Credentials = schemes.Values.ToEquatableArray(),
            Requirements = _requirements.Values.Where(reference => reference.Owner is not null).ToEquatableArray(),
        };
    }

    public OptionsFileModel Options { get; }

    /// <summary>Whether no operation can be called without credentials.</summary>
    public bool IsEverywhere =>
        _requirements.All(required => required.Key.Count > 0 && required.Key.All(alternative => alternative.Uses.Count > 0));

    public SecurityReference Default => _requirements[_default];

    /// <summary>Null where no operation requires anything.</summary>
    public static SecurityModel? Of(ApiModel model, TypeNames names, ClientOptions options) =>
        model.SecuritySchemes.Count == 0
            ? null
            : new SecurityModel(model, options.Namespace, options.ClientName, names.TakeOptions(options.ClientName + "Options"));

    /// <summary>What an operation requires where that differs from the client; otherwise null.</summary>
    public SecurityReference? Of(DeclaredOperation operation) =>
        operation.Security.Equals(_default) ? null : _requirements[operation.Security];

    private static CredentialType TypeOf(ApiSecurityScheme scheme) => scheme.Kind switch
    {
        SecurityKind.Basic => CredentialType.Basic,
        SecurityKind.OAuth2 or SecurityKind.OpenIdConnect => CredentialType.Token,
        _ => CredentialType.Secret,
    };
}
