using System.Net;
using System.Text;
using System.Text.Json;
using static BackupJobsGen.Runtime.Tests.SchemeOptions;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>What services and authorities repeat of the secrets that they were sent.</summary>
public sealed class MaskingTests : AuthorityTests
{
    private async Task<ApiException> RefusedAsync(SchemeOptions options, SecurityScheme scheme)
    {
        ApiPipeline pipeline = new(
            new HttpClient(Api), FakeServer.Endpoint, options, security: new SecurityRequirements([scheme.For()]));
        return await Assert.ThrowsAsync<ApiException>(() => pipeline.SendAsync(Operations.Of(Operations.List)));
    }

    private static string Error(string message) => $$$"""{"error":{"message":{{{JsonSerializer.Serialize(message)}}},"code":"No"}}""";

    public static TheoryData<string> Spellings(string secret) =>
    [
        .. new[]
        {
            secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret),
            JsonSerializer.Serialize(secret),
        }.Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Spellings), "s3cr (t)&é")]
    public async Task A_password_is_masked_in_each_spelling(string spelling)
    {
        Api.Answer(400, Error($"the password {spelling} of u is wrong"));
        ApiException fault = await RefusedAsync(new SchemeOptions { Basic = new BasicCredential("u", "s3cr (t)&é") }, BasicScheme);

        Assert.DoesNotContain("s3cr", fault.Message + fault.Error, StringComparison.Ordinal);
        Assert.Contains("***", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_of_a_few_characters_is_masked_with_its_user()
    {
        Api.Answer(400, Error("aladdin:xyz is wrong, as dXNlcjp4eXo= would be"));
        ApiException fault = await RefusedAsync(new SchemeOptions { Basic = new BasicCredential("aladdin", "xyz") }, BasicScheme);

        Assert.Contains(": *** is wrong,", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_that_a_function_or_a_handler_adds_is_masked()
    {
        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes("u:s3cret"));
        SecurityScheme scheme = BasicScheme with { Option = nameof(SchemeOptions.Key) };
        Api.Answer(400, Error("s3cret")).Answer(request =>
        {
            request.Headers.Authorization = new("Basic", pair);
            HttpResponseMessage response = FakeServer.Response(400, Error("s3cret"));
            response.RequestMessage = request;
            return response;
        });

        ApiException ofFunction = await RefusedAsync(
            new SchemeOptions { Key = new ApiCredential(_ => new ValueTask<string>(pair)) }, scheme);
        ApiException ofHandler = await RefusedAsync(new SchemeOptions { UsesHandlerCredentials = true }, scheme);

        Assert.DoesNotContain("s3cret", ofFunction.Message + ofHandler.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("/w==")]
    public async Task A_function_may_return_anything(string value)
    {
        Api.Answer(400, Error($"{value} is wrong"));
        SecurityScheme scheme = BasicScheme with { Option = nameof(SchemeOptions.Key) };
        ApiException fault = await RefusedAsync(
            new SchemeOptions { Key = new ApiCredential(_ => new ValueTask<string>(value)) }, scheme);

        Assert.Contains("*** is wrong", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Spellings), "s+cret")]
    [MemberData(nameof(Spellings), "id+1:s%2Bcret")]
    [InlineData("aWQrMTpzJTJCY3JldA==")]
    [InlineData("Basic aWQrMTpzJTJCY3JldA==")]
    [InlineData("client_secret=s%2bcret&scope=a")]
    public async Task A_client_secret_is_masked_in_each_form_in_which_it_was_sent(string repeated)
    {
        string description = JsonSerializer.Serialize($"got {repeated} for it");
        Authority.Answer(401, $$"""{"error_description":{{description}},"error":"invalid_client"}""");
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(Client(), Required("https://login.example/token"))));

        string shown = fault.ToString();
        Assert.All(
            ["+cret", "Bcret", "bcret", "aWQrMTpz"], secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        Assert.Contains("***", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_secret_of_a_few_characters_is_masked_as_it_is()
    {
        Authority.Answer(401, """{"error_description":"got q#7 for it","error":"invalid_client"}""");
        ClientCredentials client = new("id", "q#7") { HttpClient = new HttpClient(Authority) };
        CredentialException fault = await Assert.ThrowsAsync<CredentialException>(
            () => CallAsync(Pipeline(client, Required("https://login.example/token"))));

        Assert.EndsWith("got *** for it.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_that_was_refused_first_is_masked_as_well()
    {
        int count = 0;
        Api.Answer(401).Answer(401, Error("t0ken1 and t0ken12 are wrong"));
        ApiException fault = await RefusedAsync(
            new SchemeOptions { Bearer = new ApiCredential(_ => new ValueTask<string>(count++ == 0 ? "t0ken1" : "t0ken12")) },
            BearerScheme);

        Assert.Contains(": *** and *** are wrong.", fault.Message, StringComparison.Ordinal);
    }
}
