namespace BackupJobsGen.Runtime.Tests;

/// <summary>A token that the service refuses when the body of the request is a stream.</summary>
public sealed class RefusedTokenTests : AuthorityTests
{
    private const string Other = """{"access_token":"t2","token_type":"bearer","expires_in":3600}""";

    private static readonly SecurityRequirements Security = Required("https://login.example/token");

    private IEnumerable<string?> Sent => Api.Requests.Select(static request => request.Headers.Authorization!.Parameter);

    private ApiPipeline Refusing(int times)
    {
        Authority.Answer(200, Token).Answer(200, Other);
        for (int i = 0; i < times; i++)
            Api.Answer(401);
        Api.Answer(200);
        return Pipeline(Client(), Security);
    }

    [Fact]
    public async Task A_stream_that_can_seek_is_sent_again_from_where_it_began()
    {
        using MemoryStream body = new("--body"u8.ToArray()) { Position = 2 };
        await Refusing(1).SendAsync(Operations.Of(Operations.Trigger).StreamBody(body));

        Assert.Equal(["t1", "t2"], Sent);
        Assert.Equal(["body", "body"], Api.Bodies);
    }

    [Fact]
    public async Task Files_that_can_seek_are_sent_again()
    {
        using MemoryStream one = new("first"u8.ToArray());
        using MemoryStream two = new("second"u8.ToArray());
        await Refusing(1).SendAsync(Operations.Of(Operations.Trigger).FormFile("a", [one, two]));

        Assert.Equal(["t1", "t2"], Sent);
        Assert.All(Api.Bodies, static body => Assert.Matches("(?s)first.*second", body));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_sent_once_and_the_next_call_has_another_token()
    {
        ApiPipeline pipeline = Refusing(1);
        using Forward body = new("body"u8.ToArray());
        ApiException refused = await Assert.ThrowsAsync<ApiException>(
            () => pipeline.SendAsync(Operations.Of(Operations.Trigger).StreamBody(body)));
        await pipeline.SendAsync(Operations.Of(Operations.List));

        Assert.Equal(401, refused.Status);
        Assert.Equal(["t1", "t2"], Sent);
        Assert.Equal(["body", ""], Api.Bodies);
    }

    [Fact]
    public async Task The_refusal_of_a_call_that_is_not_repeated_outlives_a_failed_renewal()
    {
        Authority.Answer(200, Token).Answer(503);
        Api.Answer(401, """{"error":{"code":"Expired"}}""");
        using Forward body = new("body"u8.ToArray());
        ApiException refused = await Assert.ThrowsAsync<ApiException>(
            () => Pipeline(Client(), Security).SendAsync(Operations.Of(Operations.Trigger).StreamBody(body)));

        Assert.Equal((401, "Expired", 2), (refused.Status, refused.Code, Authority.Asked.Count));
    }

    private sealed class Forward(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
