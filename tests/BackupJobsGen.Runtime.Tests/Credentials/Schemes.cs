namespace BackupJobsGen.Runtime.Tests;

/// <summary>Schemes and options as generated code has them.</summary>
internal sealed class SchemeOptions : ApiClientOptions
{
    public static readonly SecurityScheme HeaderKey = new("header_key", nameof(Key), CredentialLocation.Header, "X-Api-Key");
    public static readonly SecurityScheme QueryKey = new("query_key", nameof(Key), CredentialLocation.Query, "api key");
    public static readonly SecurityScheme CookieKey = new("cookie_key", nameof(Key), CredentialLocation.Cookie, "sid");
    public static readonly SecurityScheme BasicScheme = new("basic", nameof(Basic), CredentialLocation.Header, "Authorization", "Basic ");
    public static readonly SecurityScheme BearerScheme = new(
        "bearer", nameof(Bearer), CredentialLocation.Header, "Authorization", "Bearer ");

    public ApiCredential? Key { get; set; }

    public ApiCredential? Bearer { get; set; }

    public BasicCredential? Basic { get; set; }

    protected override ApiCredential? Credential(string name) => name switch
    {
        nameof(Key) => Key,
        nameof(Bearer) => Bearer,
        nameof(Basic) => Basic,
        _ => null,
    };
}
