using BackupJobsGen.Specs;

namespace BackupJobs.Cli.Tests.Specs;

/// <summary>Sources that try to read, write or send what they must not. Nothing is written, and the old files stay whole.</summary>
public sealed class SpecRefreshAttackTests : IAsyncLifetime
{
    private const string Old = """{ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": {} }""";

    private readonly string _root = Directory.CreateTempSubdirectory("backupjobs-attack-").FullName;
    private SpecServer _server = null!;

    private string Folder => Path.Combine(_root, "project");

    private string LockPath => Path.Combine(Folder, "openapi.lock.json");

    public async Task InitializeAsync()
    {
        _server = await SpecServer.StartAsync();
        Directory.CreateDirectory(Path.Combine(Folder, "specs"));
        await File.WriteAllTextAsync(Path.Combine(_root, "secret.json"), """{ "secret": true }""");
        await File.WriteAllTextAsync(Path.Combine(Folder, "specs/pets.json"), Old);
        await Lock();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("https://{other}/pets.json", "host that openapi.lock.json does not name")]
    [InlineData("http://{host}/pets.json", "not an https URL")]
    [InlineData("file:///etc/passwd", "not an https URL")]
    [InlineData("//{other}/pets.json", "host that openapi.lock.json does not name")]
    [InlineData("https://user:password@{host}/pets.json", "not an https URL")]
    [InlineData("/pets.json", "redirects more than 5 times")]
    public async Task Redirects_lead_to_named_hosts_over_https_only(string location, string why)
    {
        _server.Answers["/pets.json"] = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = Filled(location);
            return Task.CompletedTask;
        };

        await Refused(why);
        Assert.All(_server.Requests, request => Assert.StartsWith("/pets.json 302", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file:///etc/passwd#/a", "not an https URL", "only https is fetched")]
    [InlineData("http://{host}/a.json#/a", "not an https URL", "only https is fetched")]
    [InlineData("https://{other}/a.json#/a", "host that openapi.lock.json does not name", "if you trust it")]
    [InlineData("../../secret.json#/a", "leads out of the folder", "a deeper one")]
    [InlineData("..%2F..%2Fsecret.json#/a", "leads out of the folder", "a deeper one")]
    [InlineData("../appsettings.json#/a", "leads out of the folder of its document", "a deeper one")]
    [InlineData("..\\\\..\\\\secret.json#/a", "backslash", "a plain file name")]
    [InlineData("..%5c..%5csecret.json#/a", "leads out of the folder", "a deeper one")]
    [InlineData("a.json?key=1#/a", "has a query", "a plain file name")]
    [InlineData("a/../.git/hooks.json#/a", "not a relative path of plain names", "rename the file")]
    [InlineData("Program.cs#/a", "does not end with", "rename the file")]
    [InlineData("nul.json#/a", "not a relative path of plain names", "rename the file")]
    [InlineData("/../../../../secret%2f..%2f..%2f..%2f..%2fa.json#/a", "leads out of the folder", "a deeper one")]
    public async Task References_lead_to_named_hosts_and_into_the_folder_only(string reference, string why, string advice)
    {
        _server.Files["/a.json"] = """{ "a": {} }""";
        _server.Files["/secret.json"] = """{ "a": {} }""";
        _server.Files["/appsettings.json"] = """{ "a": {} }""";
        _server.Files["/pets.json"] = Document(Filled(reference));

        await Refused(why, advice);
    }

    [Fact]
    public async Task A_file_that_is_not_the_lock_files_own_is_not_replaced()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "specs/settings.json"), """{ "mine": true }""");
        _server.Files["/settings.json"] = """{ "a": {} }""";
        _server.Files["/pets.json"] = Document("settings.json#/a");

        await Refused("'specs/settings.json' would be lost");
        Assert.Equal("""{ "mine": true }""", await File.ReadAllTextAsync(Path.Combine(Folder, "specs/settings.json")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_leaves_the_old_ones_whole()
    {
        // A file is where a folder is needed; the document itself is written before.
        await File.WriteAllTextAsync(Path.Combine(Folder, "specs/a"), "mine");
        _server.Files["/pets.json"] = Document("a/b.json#/a");
        _server.Files["/a/b.json"] = """{ "a": {} }""";

        await Refused("specs/a");
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Folder, "specs/a")));
    }

    [Theory]
    [InlineData("link of the file")]
    [InlineData("link of the folder")]
    [InlineData("link that leads nowhere")]
    [InlineData("link of a referenced file")]
    public async Task Links_are_not_followed(string kind)
    {
        if (OperatingSystem.IsWindows())
            return;
        string specs = Path.Combine(Folder, "specs");
        string secret = Path.Combine(_root, "secret.json");
        _server.Files["/pets.json"] = kind == "link of a referenced file" ? Document("a.json#/a") : Old + "\n";
        _server.Files["/a.json"] = """{ "a": {} }""";
        if (kind == "link of a referenced file")
        {
            File.CreateSymbolicLink(Path.Combine(specs, "a.json"), secret);
        }
        else if (kind == "link of the folder")
        {
            Directory.Delete(specs, recursive: true);
            Directory.CreateDirectory(Path.Combine(_root, "elsewhere"));
            Directory.CreateSymbolicLink(specs, Path.Combine(_root, "elsewhere"));
        }
        else
        {
            File.Delete(Path.Combine(specs, "pets.json"));
            File.CreateSymbolicLink(
                Path.Combine(specs, "pets.json"), kind == "link of the file" ? secret : Path.Combine(_root, "nowhere.json"));
        }

        Ran ran = await Run("refresh", "--accept");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("is a link", ran.Error, StringComparison.Ordinal);
        Assert.Equal("""{ "secret": true }""", await File.ReadAllTextAsync(secret));
        Assert.False(File.Exists(Path.Combine(_root, "nowhere.json")));
        Assert.False(File.Exists(Path.Combine(_root, "elsewhere/pets.json")));
    }

    [Theory]
    [InlineData("endless", "larger than 64 KB")]
    [InlineData("gzip bomb", "larger than 64 KB")]
    [InlineData("brotli bomb", "larger than 64 KB")]
    [InlineData("broken gzip", "compression is invalid")]
    [InlineData("many", "all files together are larger than")]
    [InlineData("count", "more than 8 files")]
    [InlineData("drip", "not received")]
    [InlineData("silence", "not received")]
    [InlineData("cut off", "cannot be fetched")]
    [InlineData("not UTF-8", "not UTF-8")]
    [InlineData("login page", "is not JSON")]
    [InlineData("another JSON", "not an OpenAPI document")]
    [InlineData("empty", "it is empty")]
    [InlineData("too deep", "is not JSON")]
    [InlineData("status", "status 403")]
    public async Task Answers_have_limits(string kind, string why)
    {
        _server.Answers["/pets.json"] = HostileAnswer.Of(kind, Old);
        if (kind is "many" or "count")
            _server.Answers.TryRemove("/pets.json", out _);
        for (int i = 0; i < 20; i++)
            _server.Files[$"/f{i}.json"] = $$"""{ "a": "{{new string('x', kind == "many" ? 60_000 : 1)}}" }""";
        _server.Files["/pets.json"] = Document([.. Enumerable.Range(0, 20).Select(i => $"f{i}.json#/a")]);
        LockedFolder folder = new(LockPath);
        LockFile locked = folder.ReadLock();
        SpecRefresh refresh = new(folder, locked)
        {
            Trust = _server.Trust,
            Limits = new SpecLimits
            {
                FileBytes = 64 << 10,
                TotalBytes = 256 << 10,
                Files = 8 + (kind == "many" ? 20 : 0),
                FileTime = TimeSpan.FromSeconds(kind is "drip" or "silence" ? 0.5 : 30),
            },
        };

        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => refresh.FetchAsync(locked.Documents, default));

        Assert.True(refused is SpecRefreshException or TimeoutException, $"{refused}");
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(kind == "login page", (refused as SpecRefreshException)?.Advice?.Contains("login", StringComparison.Ordinal) == true);
        AssertWhole();
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_the_refresh()
    {
        _server.Files["/pets.json"] = Old + "\n";

        Ran ran = await new TestShell().Run("spec", "refresh", "--lock", LockPath, "--accept");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("cannot be fetched", ran.Error, StringComparison.Ordinal);
        AssertWhole();
    }

    [Theory]
    [InlineData("../pets.json")]
    [InlineData("/tmp/pets.json")]
    [InlineData("specs/../../pets.json")]
    [InlineData("C:/pets.json")]
    [InlineData(".github/workflows/x.yml")]
    [InlineData("openapi.lock.json")]
    [InlineData("pets.cs")]
    public async Task Documents_stay_in_the_folder_of_the_lock_file(string path)
    {
        _server.Files["/pets.json"] = Old;

        Assert.Equal(2, (await Run("add", _server.Url("/pets.json"), "--to", path)).Exit);
        await Lock(path);
        Assert.Equal(1, (await Run("refresh", "--accept")).Exit);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("{", "invalid")]
    [InlineData("[]", "must be an object")]
    [InlineData("""{ "version": 2 }""", "'version' must be 1")]
    [InlineData("""{ "version": 1, "hots": [] }""", "'hots' is not a member")]
    [InlineData("""{ "version": 1, "hosts": ["https://a.example/x"] }""", "must be names of hosts")]
    [InlineData("""{ "version": 1, "hosts": [7] }""", "must be names of hosts")]
    [InlineData("""{ "version": 1, "documents": [{ "path": "a.json" }] }""", "needs a 'url'")]
    [InlineData("""{ "version": 1, "documents": [{ "url": "https://a.example" }] }""", "needs a 'path'")]
    [InlineData("""{ "version": 1, "documents": [{ "path": "a.json", "url": "https://a.example", "date": "today" }] }""",
        "the date 'today'")]
    [InlineData("""{ "version": 1, "documents": [{ "path": 1, "url": "https://a.example" }] }""", "must be a string")]
    public async Task A_mistake_in_the_lock_file_is_named(string text, string why)
    {
        await File.WriteAllTextAsync(LockPath, text);

        Ran ran = await Run("refresh");

        Assert.Equal(1, ran.Exit);
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_a_URL_is_not_shown()
    {
        await File.WriteAllTextAsync(
            LockPath,
            (await File.ReadAllTextAsync(LockPath)).Replace("/pets.json\" }", "/pets.json?code=topsecret\" }", StringComparison.Ordinal));

        Ran missing = await Run("refresh");
        _server.Files["/pets.json"] = Old + "\n";
        Ran found = await Run("refresh");

        Assert.Equal((1, 0), (missing.Exit, found.Exit));
        Assert.DoesNotContain("topsecret", missing.Error + found.Output + found.Error, StringComparison.Ordinal);
    }

    private async Task Refused(string why, string advice = "")
    {
        Ran ran = await Run("refresh", "--accept");

        Assert.Equal(1, ran.Exit);
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
        Assert.Contains(advice, ran.Error, StringComparison.Ordinal);
        AssertWhole();
    }

    private void AssertWhole()
    {
        Assert.Equal(Old, File.ReadAllText(Path.Combine(Folder, "specs/pets.json")));
        string[] files = [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_root, file).Replace('\\', '/'))
            .Where(file => file is not ("project/specs/settings.json" or "project/specs/a")).Order(StringComparer.Ordinal)];
        Assert.Equal(["project/openapi.lock.json", "project/specs/pets.json", "secret.json"], files);
    }

    private Task Lock(string path = "specs/pets.json") => File.WriteAllTextAsync(LockPath, $$"""
        { "version": 1, "hosts": ["{{_server.Host}}"],
          "documents": [{ "path": "{{path}}", "sha256": "{{LockedFile.HashOf(Old)}}", "url": "{{_server.Url("/pets.json")}}" }] }
        """);

    private Task<Ran> Run(string verb, params string[] arguments) =>
        new TestShell { Trust = _server.Trust }.Run(["spec", verb, .. arguments, "--lock", LockPath]);

    private string Filled(string text) => text
        .Replace("{host}", _server.Host, StringComparison.Ordinal).Replace("{other}", _server.OtherHost, StringComparison.Ordinal);

    private static string Document(params string[] references) =>
        DocumentOf(string.Join(", ", references.Select((file, i) => $$""" "p{{i}}": { "$ref": "{{file}}" } """)));

    private static string DocumentOf(string properties) => $$"""
        { "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
          "paths": { "/a": { "get": { "operationId": "A_Get", "responses": { "200": { "description": "", "content": { "application/json": { "schema":
            { "type": "object", "properties": { {{properties}} } } } } } } } } } }
        """;
}
