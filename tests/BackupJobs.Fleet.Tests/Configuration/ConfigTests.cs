using BackupJobs.Fleet.Cli;

namespace BackupJobs.Fleet.Tests.Configuration;

public class ConfigTests
{
    [Fact]
    public void A_whole_configuration_is_read()
    {
        FleetOptions fleet = new();
        (FleetConfig config, IReadOnlyList<ConfigProblem> problems) = ConfigReader.Read(
            """
            {
              // Comments and trailing commas are allowed.
              "database": { "postgreSql": { "file": "/run/secrets/database" }, "historyKept": "400d" },
              "tenants": [{ "id": "contoso", "subscriptions": ["11111111-1111-4111-8111-111111111111"] }],
              "reading": { "idleInterval": "10m", "firstWindow": "2d", "readsPerSecond": 12.5 },
              "delivery": { "maxAttempts": 5, "timeout": "20s" },
              "sinks": [
                { "name": "hook", "type": "webhook", "url": "https://hooks.example/fleet", "secret": [{ "file": "a" }, { "variable": "B" }] },
                { "name": "chat", "type": "slack", "secretUrl": { "variable": "SLACK" } },
                { "name": "pager", "type": "pagerduty", "routingKey": { "file": "pd" } },
                { "name": "mail", "type": "smtp", "host": "mail.example", "from": "fleet@example.com", "to": ["ops@example.com"], "security": "tls", "port": 465 },
                { "name": "log", "type": "file", "path": "ends.jsonl", "maxBytes": 1000000 },
                { "name": "otel", "type": "otlp", "endpoint": "http://127.0.0.1:4317" },
              ],
              "tags": [{ "vault": "rsv-*", "tags": { "team": "shop" } }],
              "rules": [{ "outcomes": ["failed"], "vaults": "rsv-*", "tags": ["team=shop"], "sinks": ["hook", "mail"], "last": true }],
              "digest": { "at": "07:30", "timeZone": "Europe/Berlin", "sinks": ["mail"] },
              "web": { "url": "http://127.0.0.1:9000", "apiKeys": [{ "name": "ops", "role": "operator", "key": { "file": "key" } }] },
            }
            """, fleet);

        Assert.Empty(problems);
        Assert.Equal(TimeSpan.FromMinutes(10), fleet.IdleInterval);
        Assert.Equal(TimeSpan.FromDays(2), fleet.FirstWindow);
        Assert.Equal(TimeSpan.FromDays(400), fleet.HistoryKept);
        Assert.Equal((12.5, 5, TimeSpan.FromSeconds(20)), (fleet.ReadsPerSecond, fleet.MaxAttempts, fleet.DeliveryTimeout));
        Assert.Equal("the file /run/secrets/database", config.PostgreSql!.ToString());
        Assert.Equal(["11111111-1111-4111-8111-111111111111"], config.Tenants.Single().Scope.SubscriptionIds);
        Assert.Equal(["hook", "chat", "pager", "mail", "log", "otel"], config.Notifications.Sinks.Select(sink => sink.Name));
        Assert.Equal(2, Assert.IsType<WebhookSinkOptions>(config.Notifications.Sinks[0]).Secrets.Count);
        Assert.Equal(SmtpSecurity.Tls, Assert.IsType<SmtpSinkOptions>(config.Notifications.Sinks[3]).Security);
        NotificationRule rule = config.Notifications.Rules.Single();
        Assert.Equal([JobOutcome.Failed], rule.Outcomes);
        Assert.Equal(["rsv-*"], rule.Vaults);
        Assert.True(rule.IsLast);
        Assert.Equal((new TimeOnly(7, 30), "Europe/Berlin"), (config.Notifications.Digest!.At, config.Notifications.Digest.TimeZone));
        Assert.Equal(FleetRole.Operator, config.Web.ApiKeys.Single().Role);
    }

    [Theory]
    [InlineData("{\n  \"tenants\": [{}],\n  \"sinkz\": []\n}", 3, 3, "'sinkz' is not known; did you mean 'sinks'?")]
    [InlineData("{\n  \"tenants\": [\n    { \"subscription\": [] }\n  ]\n}", 3, 7, "'tenants[0].subscription' is not known; did you mean 'subscriptions'?")]
    [InlineData("{ \"database\": { \"historyKept\": \"1d\" }, \"tenants\": [{}] }", 1, 32, "'database.historyKept' must be a duration of at least 2d.")]
    [InlineData("{}", 1, 1, "'tenants' is missing: say which vaults are watched.")]
    [InlineData("[]", 1, 1, "The file must have a JSON object.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"idleInterval\": \"often\" } }", 1, 49, "'reading.idleInterval' must be a duration longer than 0s and not longer than 3650d, such as 30s, 15m, 2h or 14d.")]
    [InlineData("{ \"tenants\": [{}], \"delivery\": { \"backoff\": \"0s\" } }", 1, 45, "'delivery.backoff' must be a duration longer than 0s and not longer than 3650d, such as 30s, 15m, 2h or 14d.")]
    [InlineData("{ \"tenants\": [{}], \"delivery\": { \"timeout\": \"99999999d\" } }", 1, 45, "'delivery.timeout' must be a duration longer than 0s and not longer than 3650d, such as 30s, 15m, 2h or 14d.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"spare\": 2 } }", 1, 42, "'reading.spare' must be a number from 0 to 0.9.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"outcomes\": [\"Fail\"], \"last\": true }] }", 1, 44, "'rules[0].outcomes' must be one of Unknown, Completed, CompletedWithWarnings, Failed, Cancelled; 'Fail' is not.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"sinks\": [\"mail\"] }] }", 1, 42, "'rules[0].sinks': there is no sink 'mail'.")]
    [InlineData("{ \"tenants\": [{}], \"digest\": { \"sinks\": \"mail\" } }", 1, 41, "'digest.sinks': there is no sink 'mail'.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"tags\": [\"a=*\", \"team:shop\"], \"last\": true }] }", 1, 48, "'rules[0].tags' must have strings such as name=value; 'team:shop' is not one.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"outcomes\": [], \"last\": true }] }", 1, 44, "'rules[0].outcomes' is empty: name some, or omit it for all.")]
    [InlineData("{ \"tenants\": [{}], \"rules\": [{ \"vaults\": [\"a\"] }] }", 1, 30, "'rules[0]' has no sink and is not last, so it does nothing.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"x\" }, { \"name\": \"a\", \"type\": \"file\", \"path\": \"y\" }] }", 1, 86, "'sinks[1].name': two sinks have the name 'a'.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"spare\": \"0.5\" } }", 1, 42, "'reading.spare' must be a number from 0 to 0.9.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"webhook\", \"url\": \"https://a.example\", \"secret\": \"whsec_x\" }] }", 1, 102, "'sinks[0].secret' is a secret, which has no place in this file: use {\"file\": \"PATH\"} or {\"variable\": \"NAME\"}.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"fax\" }] }", 1, 53, "'sinks[0].type' must be one of webhook, slack, teams, pagerduty, smtp, file, otlp; 'fax' is not.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"url\": \"http://0.0.0.0:80\" } }", 1, 36, "'web.url': Other machines reach the service with TLS only: use https and a certificate, or a loopback address.")]
    [InlineData("{ \"tenants\": [{}], \"digest\": { \"timeZone\": \"Mars/Base\" } }", 1, 44, "'digest.timeZone': this machine does not know the time zone 'Mars/Base'.")]
    [InlineData("{ \"tenants\": [] }", 1, 14, "'tenants' is empty: say which vaults are watched.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": [] }] }", 1, 34, "'tenants[0].subscriptions' is empty: name some, or omit it for everything that the identity may read.")]
    [InlineData("{ \"tenants\": [{ \"managementGroups\": [] }] }", 1, 37, "'tenants[0].managementGroups' is empty: name some, or omit it for everything that the identity may read.")]
    [InlineData("{ \"tenants\": [{ \"subscriptions\": \"shop\" }] }", 1, 34, "'tenants[0].subscriptions' must have ids of subscriptions; 'shop' is not one.")]
    [InlineData("{ \"tenants\": [{ \"endpoint\": \"http://azure.example.com\" }] }", 1, 29, "'tenants[0].endpoint' must be https, or http on this machine: what is sent there could be read on the way.")]
    [InlineData("{ \"tenants\": [{}], \"digest\": { } }", 1, 30, "'digest.sinks' is missing: the digest would have no recipient.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"x/../f\" }, { \"name\": \"b\", \"type\": \"file\", \"path\": \"f\" }] }", 1, 120, "'sinks[1].path' is a file of sink 'a', too; each needs its own.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"host\": \"smtp://mail\" }] }", 1, 69, "'sinks[0].host' must be the name or address of a server, without scheme, port and path.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"user\": \"u\" }] }", 1, 69, "'sinks[0].user': 'sinks[0]' needs both 'user' and 'password', or neither.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"apiKeys\": [{ \"name\": \"a\" }, { \"name\": \"a\" }] } }", 1, 68, "'web.apiKeys[1].name': two API keys have the name 'a'.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"openIdConnect\": { \"authority\": \"http://sign-in.example\" } } }", 1, 61, "'web.openIdConnect.authority' must be https, or http on this machine: what is sent there could be read on the way.")]
    [InlineData("{ \"tenants\": [{ \"tenantId\": \"not a tenant!\" }] }", 1, 29, "'tenants[0].tenantId' must be the id of a tenant or one of its domains, such as contoso.onmicrosoft.com.")]
    [InlineData("{ \"tenants\": [{}], \"reading\": { \"gapAfter\": \"1s\" } }", 1, 45, "'reading.gapAfter' must be longer than 'idleInterval': every usual pause would be shown as a gap.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"hosts\": [\"https://a\"] } }", 1, 38, "'web.hosts': 'https://a' is not a host name: without scheme, port and path, such as fleet.example.com or *.example.com.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"publicUrl\": \"fleet\" } }", 1, 42, "'web.publicUrl' must be an absolute http or https URL.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"url\": \"http://192.0.2.1/x\" }] }", 1, 69, "'sinks[0].url' must be https, or http on this machine: what is sent there could be read on the way.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"host\": \"192.0.2.1\", \"security\": \"none\", \"from\": \"a@example.com\", \"to\": \"b\" }] }", 1, 94, "'sinks[0].security': Mail without encryption is sent to a server on this machine only.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"host\": \"h\", \"from\": \"a@example.com\", \"to\": [\"b\"] }] }", 1, 105, "'sinks[0].to': 'b' is not a mail address.")]
    [InlineData("{ \"tenants\": [{}], \"database\": { \"file\": \"a.db\" }, \"sinks\": [{ \"name\": \"f\", \"type\": \"file\", \"path\": \"./a.db\" }] }", 1, 101, "'sinks[0].path' is a file of the database, which the sink would damage.")]
    [InlineData("{ \"tenants\": [{}], \"sinks\": [{ \"name\": \"f\", \"type\": \"file\", \"path\": \"fleet.db-wal\" }] }", 1, 69, "'sinks[0].path' is a file of the database, which the sink would damage.")]
    [InlineData("{ \"tenants\": [{}], \"web\": { \"publicUrl\": \"https://a.example/fleet\" } }", 1, 42, "'web.publicUrl': The address of the page has scheme, host and port only: it is at the root of its host.")]
    public void Mistakes_have_a_line_and_a_column(string text, int line, int column, string message) =>
        Assert.Contains(new ConfigProblem(line, column, message), ConfigReader.Read(text, new FleetOptions()).Problems);

    [Fact]
    public void Secrets_that_cannot_be_read_are_mistakes_with_their_places()
    {
        const string Text = """
            {
              "database": { "postgreSql": { "variable": "FLEET_TEST_NOT_SET" } },
              "tenants": [{ "token": { "file": "/nowhere/token" } }]
            }
            """;

        Assert.Empty(ConfigReader.Read(Text, new FleetOptions()).Problems);
        Assert.Equal(
            [
                new ConfigProblem(2, 31, "'database.postgreSql' cannot be read: There is no variable FLEET_TEST_NOT_SET."),
                new ConfigProblem(3, 26, "'tenants[0].token' cannot be read: There is no file /nowhere/token."),
            ],
            ConfigReader.Read(Text, new FleetOptions(), readsSecrets: true).Problems);
    }

    [Theory]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"webhook\", \"url\": \"https://a.example\", \"secret\": { \"file\": \"FILE\" } }]", 3, 83, "'sinks[0].secret': The webhook secret is not Base64 after 'whsec_'.")]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"host\": \"h\", \"from\": \"fleet\", \"to\": [\"a@example.com\"] }]", 3, 63, "'sinks[0].from': 'fleet' is not a mail address.")]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"smtp\", \"host\": \"h\", \"from\": \"a@example.com\" }]", 3, 11, "'sinks[0].to': A mail needs a receiver.")]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"slack\", \"secretUrl\": { \"file\": \"FILE\" } }]", 3, 56, "'sinks[0].secretUrl': the file FILE has no URL.")]
    [InlineData("\"web\": { \"apiKeys\": [{ \"name\": \"a\", \"key\": { \"file\": \"FILE\" } }] }", 3, 44, "'web.apiKeys[0].key': an API key has at least 24 characters.")]
    [InlineData("\"database\": { \"postgreSql\": { \"file\": \"FILE\" } }", 3, 29, "'database.postgreSql' is not a connection string. Expected: Host=…;Database=…;Username=…")]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"/nowhere/ends.jsonl\" }]", 3, 50, "'sinks[0].path': there is no folder /nowhere.")]
    [InlineData("\"sinks\": [{ \"name\": \"a\", \"type\": \"file\", \"path\": \"/\" }]", 3, 50, "'sinks[0].path': / is a folder: add the name of a file.")]
    [InlineData("\"web\": { \"url\": \"https://127.0.0.1\", \"certificate\": \"/nowhere/a.pem\" }", 3, 53, "'web.certificate': there is no file /nowhere/a.pem.")]
    [InlineData("\"database\": { \"file\": \"/\" }", 3, 23, "'database.file': / is a folder: add the name of a file.")]
    public void What_only_the_service_knows_has_a_place_too(string section, int line, int column, string message)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "whsec_nothing!");
        try
        {
            string text = "{\n\"tenants\": [{}],\n" + section.Replace("FILE", file, StringComparison.Ordinal) + " }";

            Assert.Equal(
                [new ConfigProblem(line, column, message.Replace("FILE", file, StringComparison.Ordinal))],
                ConfigReader.Read(text, new FleetOptions(), readsSecrets: true).Problems);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_token_that_a_header_cannot_have_is_a_mistake()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "first\nsecond\n");
        try
        {
            Assert.Equal(
                [new ConfigProblem(1, 26, "'tenants[0].token' has a character that a token cannot have, such as a line break.")],
                ConfigReader.Read(
                    $$"""{ "tenants": [{ "token": { "file": "{{file}}" } }] }""", new FleetOptions(), readsSecrets: true).Problems);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("\"delivery\": { \"maxAttempts\": 1.5 }", "'delivery.maxAttempts' must be a whole number from 1 to 1000.")]
    [InlineData("\"tenants\": [{ \"id\": \"a\" }, { \"id\": \"A\" }]", "'tenants[1].id': two tenants have the id 'A'.")]
    public void Values_that_the_service_would_refuse_or_round_are_mistakes(string section, string message) => Assert.Contains(
        ConfigReader.Read("{ " + section + " }", new FleetOptions()).Problems, problem => problem.Message == message);

    [Fact]
    public async Task A_database_in_a_folder_that_does_not_exist_is_a_mistake_and_does_not_create_it()
    {
        string folder = Path.Combine(Path.GetTempPath(), "fleet-" + Guid.NewGuid().ToString("N"));
        string file = Path.Combine(folder, "fleet.db");
        string text = $$"""{ "database": { "file": "{{file.Replace('\\', '/')}}" }, "tenants": [{}] }""";

        Assert.Equal(
            [new ConfigProblem(1, 25, $"'database.file': there is no folder {folder}.")],
            ConfigReader.Read(text, new FleetOptions(), readsSecrets: true).Problems);
        await using SqliteDatabase database = new(file);
        await Assert.ThrowsAsync<FleetDatabaseException>(() => database.OpenAsync(CancellationToken.None));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Mistakes_of_values_secrets_and_mails_are_reported_together()
    {
        string[] messages = [.. ConfigReader.Read(
            """
            { "tenants": [{ "token": { "file": "/nowhere/token" } }], "database": { "file": "/nowhere/fleet.db" },
              "sinks": [
                { "name": "a", "type": "smtp", "host": "mail.example", "from": "fleet", "to": ["ops", "a@example.com"], "security": "None" },
                { "name": "b", "type": "webhook", "url": "https://a.example", "secret": { "variable": "FLEET_TEST_NOT_SET" } }
              ],
              "web": { "url": "http://127.0.0.1:0/path" } }
            """, new FleetOptions(), readsSecrets: true).Problems.Select(problem => problem.Message)];

        Assert.Equal(
            [
                "'tenants[0].token' cannot be read: There is no file /nowhere/token.",
                "'database.file': there is no folder /nowhere.",
                "'sinks[0].from': 'fleet' is not a mail address.",
                "'sinks[0].to': 'ops' is not a mail address.",
                "'sinks[0].security': Mail without encryption is sent to a server on this machine only.",
                "'sinks[1].secret' cannot be read: There is no variable FLEET_TEST_NOT_SET.",
                "'web.url': The address to listen on has scheme, host and port only.",
            ],
            messages);
    }

    [Fact]
    public void A_file_in_a_folder_that_this_account_may_not_change_is_a_mistake()
    {
        // On Linux, not even the administrator creates files there.
        if (!Directory.Exists("/proc/self"))
            return;
        Assert.Equal(
            ["'database.file': this account may not create files in the folder /proc/self."],
            ConfigReader.Read(
                """{ "database": { "file": "/proc/self/fleet.db" }, "tenants": [{}] }""", new FleetOptions(), readsSecrets: true)
                .Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void All_mistakes_are_reported_in_their_order()
    {
        IReadOnlyList<ConfigProblem> problems = ConfigReader.Read(
            """
            {
              "tenants": [{ "endpoint": "nowhere" }],
              "web": { "url": 8 },
              "more": true
            }
            """, new FleetOptions()).Problems;

        Assert.Equal([2, 3, 4], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("{ \"tenants\": [{}] ")]
    [InlineData("{ \"tenants\": [{}], \"tenants\": [{}] }")]
    [InlineData("{ 'tenants': [{}] }")]
    [InlineData("")]
    public void Text_that_is_not_json_is_a_mistake(string text) =>
        Assert.NotEmpty(ConfigReader.Read(text, new FleetOptions()).Problems);

    [Fact]
    public void The_example_of_the_readme_is_valid()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "BackupJobs.Fleet.Cli", "README.md"));
        int begin = readme.IndexOf("```text\n{", StringComparison.Ordinal) + "```text\n".Length;

        Assert.Empty(ConfigReader.Read(readme[begin..readme.IndexOf("```", begin, StringComparison.Ordinal)], new FleetOptions()).Problems);
    }

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86400)]
    [InlineData("0s", null)]
    [InlineData("-1s", null)]
    [InlineData("5", null)]
    [InlineData("5000d", null)]
    [InlineData("1e9d", null)]
    public void Durations_have_a_unit(string text, int? seconds) =>
        Assert.Equal(seconds is { } value ? TimeSpan.FromSeconds(value) : null, DurationText.Parse(text));
}
