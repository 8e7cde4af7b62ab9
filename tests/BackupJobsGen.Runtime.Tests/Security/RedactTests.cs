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
    [InlineData("a\u202Egpj\u2066b\u200F", "a?gpj?b\u200F")]
    [InlineData("""{"\u0022password\u0022:\u0022SECRET;X\u0022,\u0022a\u0022:1}""", """{"\u0022password\u0022:\u0022***\u0022,\u0022a\u0022:1}""")]
    [InlineData("{&quot;clientSecret&quot;:&quot;SECRET&quot;,&quot;a&quot;:1}", "{&quot;clientSecret&quot;:&quot;***&quot;,&quot;a&quot;:1}")]
    [InlineData("{'password': 'SECRET SECRET', 'a': 1}", "{'password': '***', 'a': 1}")]
    [InlineData("%7B%22password%22%3A%22SECRET%22%7D", "%7B%22password%22%3A%22***%22%7D")]
    [InlineData("u=https%253A%252F%252Fh%253Fsig%253DSECRET%2526x", "u=https%253A%252F%252Fh%253Fsig%253D***%2526x")]
    [InlineData("""https://h/?sv=1\u0026sig\u003dSECRET\u0026x""", """https://h/?sv=1\u0026sig\u003d***\u0026x""")]
    [InlineData("Server=a;User Id=b;Password = \"SECRET;SECRET\";X=1", "Server=a;User Id=b;Password = \"***\";X=1")]
    [InlineData("Server=a;Pwd='SECRET SECRET';X=1", "Server=a;Pwd='***';X=1")]
    [InlineData("Server=a;Pwd=SECRET,SECRET;X=1", "Server=a;Pwd=***;X=1")]
    [InlineData("<a:Password xml:space=\"preserve\">SECRET SECRET</a:Password>", "<a:Password xml:space=\"preserve\">***</a:Password>")]
    [InlineData("&lt;Key&gt;k&lt;/Key&gt;&lt;SasToken&gt;SECRET&lt;/SasToken&gt;", "&lt;Key&gt;k&lt;/Key&gt;&lt;SasToken&gt;***&lt;/SasToken&gt;")]
    [InlineData("Cookie: a=SECRET; b=SECRET next", "Cookie: *** next")]
    [InlineData("Set-Cookie: ARRAffinity=SECRET; Path=/; HttpOnly", "Set-Cookie: ***")]
    [InlineData("""{"Set-Cookie":"a=SECRET; Path=/","x":1}""", """{"Set-Cookie":"***","x":1}""")]
    [InlineData("x-api-key: SECRET1", "x-api-key: ***")]
    [InlineData("Ocp-Apim-Subscription-Key: SECRET1, next", "Ocp-Apim-Subscription-Key: ***, next")]
    [InlineData("Authorization: SharedKeyLite acc:SECRET", "Authorization: SharedKeyLite ***")]
    [InlineData("Authorization: Bearer SECRET", "Authorization: Bearer ***")]
    [InlineData("password: SECRET1", "password: ***")]
    [InlineData("Login { Password = , Token = SECRET, Name = a }", "Login { Password = , Token = ***, Name = a }")]
    [InlineData("Req = Login { Name = a, Password =  }, Note = B { Token =  }", "Req = Login { Name = a, Password =  }, Note = B { Token =  }")]
    [InlineData("Login { Token = }SECRET }", "Login { Token = *** }")]
    [InlineData("Password=SECRET,SECRET, next", "Password=***, next")]
    [InlineData("Login { Password =, Name = a }", "Login { Password =, Name = a }")]
    [InlineData("it gave no token: HTTP 307", "it gave no token: HTTP 307")]
    [InlineData("x-token: abcdefghijklmnopqrst", "x-token: abcdefghijklmnopqrst")]
    [InlineData("x-token: ABCDEFGHIJKLMNOPQRST", "x-token: ***")]
    [InlineData("Password: Secret", "Password: ***")]
    [InlineData("The password: must be longer", "The password: must be longer")]
    [InlineData("""{"securityPin": 123456, "passwordExpired": true}""", """{"securityPin": ***, "passwordExpired": true}""")]
    [InlineData("""{"tokens":["SECRET","SEC]RET"],"x":1}""", """{"tokens":***,"x":1}""")]
    [InlineData("""{"clientSecret":{"value":"SECRET}"},"x":1}""", """{"clientSecret":***,"x":1}""")]
    [InlineData("""{"certBase64":"SECRET","sig":"SECRET","api-key":"SECRET"}""", """{"certBase64":"***","sig":"***","api-key":"***"}""")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY----- x", "*** x")]
    [InlineData("grant_type=x&client_assertion=SECRET&a=1", "grant_type=x&client_assertion=***&a=1")]
    [InlineData("bearer abcdefghijklmnopqrstuvwxyz", "bearer ***")]
    [InlineData("AccountKey%3DSECRET%3D%3D%3B", "AccountKey%3D***")]
    [InlineData("the key abC8Q~SECRETSECRETSECRETSECRETSECRET12345 is old", "the key *** is old")]
    [InlineData("signature mismatch: expected one of the tokens", "signature mismatch: expected one of the tokens")]
    [InlineData("Invalid SkipToken. The primary key column is missing", "Invalid SkipToken. The primary key column is missing")]
    [InlineData("Basic authentication is off", "Basic authentication is off")]
    [InlineData("mail a@b.example", "mail a@b.example")]
    [InlineData("", "")]
    public void Secrets_are_masked_and_the_rest_is_kept(string text, string expected) => Assert.Equal(expected, Redact.Text(text));

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
    public void Null_is_an_empty_string()
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
    [InlineData("password=")]
    [InlineData("password: ")]
    [InlineData("a.password")]
    [InlineData("<password")]
    [InlineData("<password>")]
    [InlineData("&lt;password ")]
    [InlineData("Cookie: ")]
    [InlineData("Cookie: a;")]
    [InlineData("\"token\":[")]
    [InlineData("\"token\":[\"")]
    [InlineData("\"token\":{\"")]
    [InlineData("\\u0022")]
    [InlineData("token\\u0022:")]
    [InlineData("token%22%3A%22")]
    [InlineData("%25")]
    [InlineData("%25252526sig")]
    [InlineData("&quot;token&quot;:")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("'token':'")]
    [InlineData("8Q~")]
    [InlineData("Authorization: ")]
    public void A_long_hostile_string_costs_linear_time(string piece)
    {
        // Quadratic time would be minutes here.
        string text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        Assert.NotEmpty(Redact.Text(text));
        Assert.NotEmpty(Redact.Text("\"" + text));
        Assert.NotEmpty(Redact.Text("\\\"" + text));
    }
}
