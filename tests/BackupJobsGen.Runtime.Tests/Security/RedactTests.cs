namespace BackupJobsGen.Runtime.Tests;

public sealed class RedactTests
{
    [Theory]
    [InlineData("https://h/p?api-version=1&sig=SECRET%2F%3D&x=1", "https://h/p?api-version=1&sig=***&x=1")]
    [InlineData("https://h/p?t=SECRET&c=SECRET&s=SECRET&h=SECRET", "https://h/p?t=***&c=***&s=***&h=***")]
    [InlineData("https://user:SECRET@proxy:8080/", "https://***@proxy:8080/")]
    [InlineData("http://a@SECRET@h/", "http://***@h/")]
    [InlineData("Authorization: Bearer SECRETSECRETSECRET", "Authorization: Bearer ***")]
    [InlineData("Basic SECRETSECRETSECRET==", "Basic ***")]
    [InlineData("the token eyJ0eXAiOiJKV1.SECRET.SECRET-_ is old", "the token *** is old")]
    [InlineData("""{"blobUrl":"u","blobSasKey":"SECRET\"SECRET","x":1}""", """{"blobUrl":"u","blobSasKey":"***","x":1}""")]
    [InlineData("""{"excelFileBlobSasKey" : "SECRET"}""", """{"excelFileBlobSasKey" : "***"}""")]
    [InlineData(
        """{"securityPIN":"SECRET","Password":"SECRET","access_token":"SECRET"}""",
        """{"securityPIN":"***","Password":"***","access_token":"***"}""")]
    [InlineData("""{"message":"{\"blobSasKey\":\"SECRET\",\"a\":1}"}""", """{"message":"{\"blobSasKey\":\"***\",\"a\":1}"}""")]
    [InlineData("""{"u":"https://h/?sv=1\u0026sig=SECRET\u0026se=2"}""", """{"u":"https://h/?sv=1\u0026sig=***\u0026se=2"}""")]
    [InlineData("<a href='https://h/?sv=1&amp;sig=SECRET'>", "<a href='https://h/?sv=1&amp;sig=***'>")]
    [InlineData("?next=https%3A%2F%2Fh%3Fsig%3DSECRET%26x", "?next=https%3A%2F%2Fh%3Fsig%3D***%26x")]
    [InlineData("sig=SECRET", "sig=***")]
    [InlineData("AccountName=a;AccountKey=SECRET==;EndpointSuffix=b", "AccountName=a;AccountKey=***;EndpointSuffix=b")]
    [InlineData("status=Failed, code=UserErrorVmNotFound; s = 5", "status=Failed, code=UserErrorVmNotFound; s = 5")]
    [InlineData("""{"m":"{\"password\":\"SECRET\\\"SECRET\",\"a\":1}"}""", """{"m":"{\"password\":\"***\",\"a\":1}"}""")]
    [InlineData("Bearer\r\nSECRETSECRETSECRET", "Bearer ***")]
    [InlineData("one\r\ntwo\tthree\u2028four", "one  two three four")]
    [InlineData("\u001b[31mred\u0000\u009b", "?[31mred??")]
    [InlineData("Basic authentication is off", "Basic authentication is off")]
    [InlineData("mail a@b.example", "mail a@b.example")]
    [InlineData("", "")]
    public void Secrets_go_and_the_rest_stays(string text, string expected) => Assert.Equal(expected, Redact.Text(text));

    [Fact]
    public void Errors_and_statuses_show_no_secret_and_one_line()
    {
        const string Leak = "https://blobs.example/x?sv=1&sig=SECRETSIGNATURE AccountKey=SECRETKEY==\nforged: line";
        ApiErrorInfo info = new(Leak, RawJson.Parse("""{"password":"SECRET","url":"https://x.example/?sv=1&sig=SECRETSIGNATURE"}"""));
        ApiError error = new() { Code = Leak, Message = Leak, Target = Leak, AdditionalInfo = ValueList.From([info]) };

        Assert.All(
            [info.ToString(), error.ToString(), new LongRunningStatus(Leak, error, info.Info).ToString()], text =>
            {
                Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', text);
            });
    }

    [Fact]
    public void Nothing_is_a_text_too()
    {
        Assert.Equal("", Redact.Text(null));
        Assert.Equal("", Redact.Url((Uri?)null));
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("\"")]
    [InlineData("eyJ-")]
    [InlineData("a.")]
    [InlineData("a://")]
    [InlineData("Bearer ")]
    [InlineData("sig=")]
    [InlineData("&s=")]
    [InlineData("\"password\":\"\\")]
    [InlineData("\\\"token\\\":")]
    [InlineData("%26")]
    [InlineData("token")]
    [InlineData("\"token")]
    [InlineData("\"tokentoken\"")]
    [InlineData("\"token\" ")]
    [InlineData("\\\\\"token")]
    [InlineData("\\\"token\\\":\\\"\\\\")]
    [InlineData("Bearer a")]
    public void A_long_hostile_string_costs_linear_time(string piece)
    {
        // Quadratic time would be minutes here.
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.NotEmpty(Redact.Text(text));
        Assert.NotEmpty(Redact.Text("\"" + text));
        Assert.NotEmpty(Redact.Text("\\\"" + text));
    }
}
