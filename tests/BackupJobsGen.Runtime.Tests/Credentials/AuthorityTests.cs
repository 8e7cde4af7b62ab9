using Microsoft.Extensions.Time.Testing;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>A service, and the authority that its tokens come from.</summary>
public abstract class AuthorityTests : IDisposable
{
    private protected const string Token = """{"access_token":"t1","token_type":"bearer","expires_in":3600}""";

    private protected FakeServer Api { get; } = new();

    private protected FakeServer Authority { get; } = new();

    private protected FakeTimeProvider Time { get; } = new();

    public void Dispose()
    {
        Api.Dispose();
        Authority.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static SecurityRequirements Required(string? tokenUrl, string? discoveryUrl = null, params string[] scopes) =>
        new([new SecurityScheme("auth", "Bearer", CredentialLocation.Header, "Authorization", "Bearer ")
            { TokenUrl = tokenUrl, DiscoveryUrl = discoveryUrl }.For(scopes)]);

    private protected ClientCredentials Client() => new("id 1", "s+cret") { HttpClient = new HttpClient(Authority) };

    private protected ApiPipeline Pipeline(ApiCredential client, SecurityRequirements required) => new(
        new HttpClient(Api), FakeServer.Endpoint, new SchemeOptions { Bearer = client, TimeProvider = Time }, security: required);

    private protected async Task<string> CallAsync(ApiPipeline pipeline)
    {
        Api.Answer(200);
        await pipeline.SendAsync(Operations.Of(Operations.List));
        return Api.Requests[^1].Headers.Authorization!.ToString();
    }
}
