namespace BackupJobsGen.Runtime.Tests;

/// <summary>Successes without the body that the document declares, and with one that it does not.</summary>
public sealed class BodyStatusTests
{
    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    public async Task A_status_without_the_declared_body_is_an_error_where_the_body_is_read(int status)
    {
        using FakeServer server = new FakeServer().Answer(status, "", "x-ms-request-id: r1");

        ApiResponse<string> response = await server.Pipeline().SendAsync(Operations.Of(Operations.List), Operations.Text);

        Assert.Equal((status, false), (response.Status, response.HasValue));
        ApiException fault = Assert.Throws<ApiException>(() => response.Value);
        Assert.Equal((status, "r1"), (fault.Status, fault.RequestId));
        Assert.Equal(
            $"Jobs_List (GET /vaults/{{vault}}/jobs) answered HTTP {status}, but the response has no body.", fault.Message);
        Assert.Throws<ApiException>(() => { string value = response; });
        Assert.Equal("other", response.WithValue("other").Value);
    }

    [Fact]
    public async Task A_number_that_did_not_arrive_is_not_zero()
    {
        using FakeServer server = new FakeServer().Answer(204);
        ApiResponse<int> response = await server.Pipeline().SendAsync(
            Operations.Of(Operations.List),
            static (ref JsonTokenReader reader) => JsonObjects.Require<int>(ref reader, JsonScalars.TryReadInt32, "a number"));
        Assert.Throws<ApiException>(() => response.Value);
    }

    [Fact]
    public async Task A_body_that_arrived_is_the_value()
    {
        using FakeServer server = new FakeServer().Answer(203, "\"x\"").Answer(204);
        ApiPipeline pipeline = server.Pipeline();
        ApiResponse<string> response = await pipeline.SendAsync(Operations.Of(Operations.List), Operations.Text);
        Assert.Equal((true, "x", null), (response.HasValue, response.Value, response.UndeclaredBody));
        ApiResponse<string?> optional = await pipeline.SendOptionalAsync(Operations.Of(Operations.List), Operations.Text);
        Assert.Equal((false, null), (optional.HasValue, optional.Value));
    }

    [Theory]
    [InlineData(203, """{"a":1}""", """{"a":1}""")]
    [InlineData(206, "[]", "[]")]
    [InlineData(203, "", null)]
    [InlineData(203, "null", null)]
    public async Task The_body_of_a_status_that_the_document_does_not_declare_is_kept(int status, string body, string? kept)
    {
        using FakeServer server = new FakeServer().Answer(status, body).Answer(status, body).Answer(status, body);
        ApiPipeline pipeline = server.Pipeline();

        ApiResponse<string?> byStatus = await pipeline.SendByStatusAsync(Operations.Of(Operations.List), OfStatus);
        ApiResponse<string?> mixed = await pipeline.SendMixedAsync(
            Operations.Of(Operations.List), OfStatus, static (_, _) => null, static (_, _) => null);
        ApiResponse none = await pipeline.SendAsync(Operations.Of(Operations.List));

        Assert.Equal((kept, kept, kept), (byStatus.UndeclaredBody, mixed.UndeclaredBody, none.UndeclaredBody));
        Assert.Equal((null, null), (byStatus.Value, mixed.Value));
        Assert.Equal(kept, byStatus.WithValue("x").UndeclaredBody);
    }

    [Fact]
    public async Task A_body_of_a_declared_status_is_not_kept_twice()
    {
        using FakeServer server = new FakeServer().Answer(200, "\"x\"");
        ApiResponse<string?> response = await server.Pipeline().SendByStatusAsync(Operations.Of(Operations.List), OfStatus);
        Assert.Equal(("x", null), (response.Value, response.UndeclaredBody));
    }

    // As generated: 200 is declared.
    private static JsonRead<string?> OfStatus(int status) => (ref JsonTokenReader reader) =>
    {
        if (status == 200)
            return Operations.Text(ref reader);
        reader.Skip();
        return null;
    };
}
