using System.Net;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Credentials that generated clients send.</summary>
public class SecurityTests
{
    private const string Program = """
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;
        using BackupJobsGen.Runtime;
        using Contoso.Test;

        #pragma warning disable CS1591
        public static class Program
        {
            public static async Task<string> Run(HttpClient http, HttpClient authority)
            {
                TestClient client = new(http, new TestClientOptions
                {
                    Key = "k1",
                    Basic = new BasicCredential("user", "pass"),
                    QueryKey = new ApiCredential(_ => new ValueTask<string>("q1")),
                    PetAuth = new ClientCredentials("id", "secret") { HttpClient = authority },
                });
                await client.ListAsync();
                await client.ShowAsync();
                await client.SaveAsync();
                await client.VisitAsync();
                await client.OpenAsync();
                await client.AnyoneAsync();
                await client.CertifiedAsync();
                TestClient other = new(http, new TestClientOptions());
                try
                {
                    await other.SaveAsync();
                    return "sent";
                }
                catch (CredentialException fault)
                {
                    return fault.Message;
                }
            }
        }
        """;

    private sealed class Recorder(string body) : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            string headers = string.Join(
                ", ",
                request.Headers.NonValidated.Where(header => header.Key != "Accept").Select(header => $"{header.Key}: {header.Value}"));
            Seen.Add($"{request.RequestUri} {headers} {form}".Trim());
            HttpStatusCode status = body.Length == 0 ? HttpStatusCode.NoContent : HttpStatusCode.OK;
            return new HttpResponseMessage(status) { Content = new StringContent(body) };
        }
    }

    [Fact]
    public async Task Each_operation_sends_what_it_requires()
    {
        TestProject project = new TestProject { Source = Program }
            .Document("/repo/api.json", SecuredPets.Document).Client(new ClientLine("/repo/api.json"));
        Generation generation = project.Run().Compiles();
        using Recorder service = new("");
        using Recorder authority = new("""{ "access_token": "t1", "expires_in": 3600 }""");
        using HttpClient http = new(service);
        using HttpClient tokens = new(authority);

        string message = await (Task<string>)generation.Type("Program").GetMethod("Run")!.Invoke(null, [http, tokens])!;

        Assert.Equal(
            [
                "https://pets.example/List X-Api-Key: k1",
                "https://pets.example/Show?code=q1 Authorization: Basic dXNlcjpwYXNz",
                "https://pets.example/Save Authorization: Bearer t1",
                "https://pets.example/Visit",
                "https://pets.example/Open",
                "https://pets.example/Anyone",
                "https://pets.example/Certified X-Api-Key: k1",
            ],
            service.Seen);
        Assert.Equal(
            ["https://login.example/token Authorization: Basic aWQ6c2VjcmV0 grant_type=client_credentials&scope=read+write"],
            authority.Seen.Select(seen => seen.Replace("Accept: application/json, ", "", StringComparison.Ordinal)));
        Assert.Equal(
            "Save (GET /Save) was not sent: the document requires 'pet_auth' (option TestClientOptions.PetAuth), or 'oidc' (option"
                + " TestClientOptions.Oidc). Set the option, or UsesHandlerCredentials if a handler of the HttpClient adds the credentials.",
            message);
    }

    [Fact]
    public void A_client_without_security_has_not_one_character_more()
    {
        string document = SecuredPets.Of("[]", ("List", null), ("Open", "[]"), ("Anyone", "[ {} ]"));
        string bare = document.Replace("\"security\"", "\"x-security\"", StringComparison.Ordinal)
            .Replace("\"securitySchemes\"", "\"x-securitySchemes\"", StringComparison.Ordinal);

        Assert.Equal(TestProject.Of(bare).Run().Files, TestProject.Of(document).Run().Files);
    }

    [Fact]
    public void Handlers_add_the_credentials_where_the_project_says_so()
    {
        TestProject project = new TestProject { Properties = { ["BackupJobsGenCredentials"] = "false" } }
            .Document("/repo/api.json", SecuredPets.Document).Client(new ClientLine("/repo/api.json"));
        Generation generation = project.Run().Compiles();

        Assert.DoesNotContain(generation.Files.Keys, file => file.Contains("Options", StringComparison.Ordinal));
        Assert.Contains("BJG3030", generation.Reported);
    }

    [Theory]
    [InlineData("Endpoint")]
    [InlineData("Credential")]
    [InlineData("to string")]
    [InlineData("class")]
    [InlineData("1\\\" + x + \\\"")]
    [InlineData("TestClientOptions")]
    [InlineData("Requirement")]
    public void Any_name_of_a_scheme_compiles(string name) => TestProject.Of(
        SecuredPets.Of($$"""[ { "{{name}}": [ "a\"b" ] } ]""", ("List", null))
            .Replace("\"key\":", $"\"{name}\":", StringComparison.Ordinal)).Run().Compiles();
}
