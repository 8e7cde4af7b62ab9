using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Cli;

/// <summary>Reads sinks, rules, tags and the digest.</summary>
internal static class NotificationSections
{
    private static readonly string[] DatabaseFiles = ["-wal", "-shm", ".lock", ".pid"];
    private static readonly string[] Conditions = ["outcomes", "subscriptions", "vaults", "items", "operations", "tags"];

    /// <param name="root">The file.</param>
    /// <param name="config">Gets the options; has those of the database and the tenants.</param>
    public static void Read(ConfigSection root, FleetConfig config)
    {
        NotificationOptions notifications = config.Notifications;
        // Also of sinks that have mistakes: one is enough.
        List<string> sinkNames = [];
        List<(ConfigSection Section, SinkOptions Options)> sinks = [];
        foreach (ConfigSection section in root.Sections("sinks"))
        {
            if (Sink(section, sinkNames) is { } read)
                sinks.Add((section, read));
        }

        notifications.Sinks = [.. sinks.Select(sink => sink.Options)];
        ReportPaths([.. sinks.Where(sink => sink.Options is FileSinkOptions { Path.Length: > 0 })], config);
        List<(ConfigSection Section, NotificationRule Rule)> rules =
            [.. root.Sections("rules").Select(rule => (rule, Rule(rule, sinkNames)))];
        notifications.Rules = [.. rules.Select(rule => rule.Rule)];
        notifications.Tags = [.. root.Sections("tags").Select(section => Tags(section, config))];
        notifications.Digest = root.Section("digest") is { } digest ? Digest(digest, sinkNames) : null;
        RuleCheck.Check(root, rules, config);
        RuleCheck.CheckUse(sinks, notifications);
    }

    // Also the files that a sink renames its full ones to.
    private static void ReportPaths(List<(ConfigSection Section, SinkOptions Options)> files, FleetConfig config)
    {
        string? database = config.PostgreSql is null ? Path.GetFullPath(config.Fleet.DatabaseFile) : null;
        Dictionary<string, string> used = [];
        foreach ((ConfigSection section, SinkOptions options) in files)
        {
            string path = Path.GetFullPath(((FileSinkOptions)options).Path);
            string place = $"'{section.Path}.path'";
            if (database is not null && (path == database || DatabaseFiles.Any(ending => path == database + ending)))
                section.Report("path", $"{place} is a file of the database, which the sink would damage.");
            else if (used.FirstOrDefault(other => IsOf(path, other.Key) || IsOf(other.Key, path)) is { Key: not null } other)
                section.Report("path", $"{place} is a file of sink '{other.Value}', too; each needs its own.");
            used.TryAdd(path, options.Name);
        }
    }

    private static bool IsOf(string path, string sink) => path == sink
        || (path.StartsWith(sink + ".", StringComparison.Ordinal) && path[(sink.Length + 1)..].All(char.IsAsciiDigit));

    private static void ReportUnknown(ConfigSection section, IReadOnlyList<string> sinks, List<string> names)
    {
        foreach (string sink in sinks.Except(names))
        {
            section.Report(
                "sinks", sink,
                $"'{section.Path}.sinks': there is no sink '{sink}'" + (names.Count == 0 ? "." : $"; there are {string.Join(", ", names)}."));
        }
    }

    private static SinkOptions? Sink(ConfigSection sink, List<string> names)
    {
        string name = sink.RequiredText("name");
        if (names.Contains(name))
            sink.Report("name", $"'{sink.Path}.name': two sinks have the name '{name}'.");
        else if (name.Length > 0)
            names.Add(name);
        if (NameText.Fault(name) is { } fault)
            sink.Report("name", $"'{sink.Path}.name' {fault}.");
        string type = sink.RequiredText("type");
        SinkOptions? read = type switch
        {
            "webhook" => Webhook(sink, name, WebhookTemplate.CloudEvents),
            "slack" => Webhook(sink, name, WebhookTemplate.Slack),
            "teams" => Webhook(sink, name, WebhookTemplate.Teams),
            "pagerduty" => Webhook(sink, name, WebhookTemplate.PagerDuty),
            "smtp" => Mail(sink, name),
            "file" => Lines(sink, name),
            "otlp" => Otlp(sink, name),
            _ => null,
        };
        if (read is null && type.Length > 0)
            sink.Report("type", $"'{sink.Path}.type' must be one of webhook, slack, teams, pagerduty, smtp, file, otlp; '{type}' is not.");
        else
            sink.Finish();
        if (read is not null)
            sink.Check(services => services.AddBackupFleetNotifications(new NotificationOptions { Sinks = [read] }));
        return read;
    }

    private static WebhookSinkOptions Webhook(ConfigSection sink, string name, WebhookTemplate template)
    {
        bool isPagerDuty = template == WebhookTemplate.PagerDuty;
        WebhookSinkOptions read = new()
        {
            Name = name,
            Template = template,
            Url = sink.PrivateUrl("url"),
            SecretUrl = sink.Secret("secretUrl"),
            Secrets = isPagerDuty ? sink.Secrets("routingKey") : template == WebhookTemplate.CloudEvents ? sink.Secrets("secret") : [],
        };
        if (read.Url is not null && read.SecretUrl is not null)
            sink.Report("secretUrl", $"'{sink.Path}.secretUrl': '{sink.Path}' needs either 'url' or 'secretUrl'.");
        if (read.Url is null && read.SecretUrl is null && !isPagerDuty && !sink.Has("url"))
            sink.Report($"'{sink.Path}' needs 'url' or 'secretUrl'.");
        if (read.Secrets.Count == 0 && template is WebhookTemplate.CloudEvents && !sink.Has("secret"))
            sink.Report($"'{sink.Path}.secret' is missing: receivers recognize this service by its signature.");
        if (read.Secrets.Count == 0 && isPagerDuty && !sink.Has("routingKey"))
            sink.Report($"'{sink.Path}.routingKey' is missing.");
        if (read.SecretUrl is { } url)
        {
            sink.Check("secretUrl", () => Uri.TryCreate(url.Read(), UriKind.Absolute, out _)
                ? null
                : $"'{sink.Path}.secretUrl': {url} has no URL.");
        }

        if (template == WebhookTemplate.CloudEvents)
        {
            foreach (SecretSource secret in read.Secrets)
                sink.Check("secret", () => ProblemOf(secret) is { } problem ? $"'{sink.Path}.secret': {problem}" : null);
        }

        return read;
    }

    private static string? ProblemOf(SecretSource secret)
    {
        try
        {
            _ = WebhookSecret.Parse(secret.Read());
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    private static FileSinkOptions Lines(ConfigSection sink, string name)
    {
        FileSinkOptions read = new()
        {
            Name = name,
            Path = sink.RequiredText("path"),
            MaxBytes = (long)ConfigSections.Number(sink, "maxBytes", 64 * 1024 * 1024, 1024, 1e12),
            KeptFiles = ConfigSections.Whole(sink, "keptFiles", 10, 0, 10_000),
        };
        if (read.Path.Length > 0)
            sink.Check("path", () => ConfigPaths.Fault(sink.Path + ".path", read.Path));
        return read;
    }

    private static SmtpSinkOptions Mail(ConfigSection sink, string name)
    {
        SmtpSinkOptions read = new()
        {
            Name = name,
            Host = sink.RequiredText("host"),
            Port = ConfigSections.Whole(sink, "port", 587, 1, 65_535),
            Security = sink.EnumOf<SmtpSecurity>("security") ?? SmtpSecurity.StartTls,
            User = sink.Text("user"),
            Password = sink.Secret("password"),
            From = sink.RequiredText("from"),
            To = sink.Texts("to"),
        };
        if (read.Host.Length > 0 && Uri.CheckHostName(read.Host) == UriHostNameType.Unknown)
            sink.Report("host", $"'{sink.Path}.host' must be the name or address of a server, without scheme, port and path.");
        if (read.User is null == sink.Has("password"))
        {
            string given = sink.Has("user") ? "user" : "password";
            sink.Report(given, $"'{sink.Path}.{given}': '{sink.Path}' needs both 'user' and 'password', or neither.");
        }

        // Members that are missing have been reported.
        sink.Report(read.FindProblems().Where(problem => problem.Option != nameof(read.From) || read.From.Length > 0));
        return read;
    }

    private static OtlpSinkOptions? Otlp(ConfigSection sink, string name)
    {
        if (!sink.Has("endpoint"))
            sink.Report($"'{sink.Path}.endpoint' is missing.");
        Uri? endpoint = sink.Url("endpoint");
        SecretSource? headers = sink.Secret("headers");
        sink.Finish();
        return new OtlpSinkOptions { Name = name, Endpoint = endpoint ?? new Uri("http://127.0.0.1:4317"), Headers = headers };
    }

    private static NotificationRule Rule(ConfigSection rule, List<string> names)
    {
        NotificationRule read = new()
        {
            Outcomes = rule.Enums<JobOutcome>("outcomes"),
            Subscriptions = rule.Texts("subscriptions"),
            Vaults = rule.Texts("vaults"),
            Items = rule.Texts("items"),
            Operations = rule.Texts("operations"),
            Tags = rule.Texts("tags"),
            Sinks = rule.Texts("sinks"),
            IsLast = rule.Flag("last"),
        };
        foreach (string condition in Conditions.Where(rule.IsEmptyList))
            rule.Report(condition, $"'{rule.Path}.{condition}' is empty: name some, or omit it for all.");
        // Without either, nothing can match.
        foreach (string tag in read.Tags.Where(tag => !tag.Contains('=') && !tag.Contains('*')))
            rule.Report("tags", tag, $"'{rule.Path}.tags' must have strings such as name=value; '{tag}' is not one.");
        ReportUnknown(rule, read.Sinks, names);
        if (read.Sinks.Count == 0 && !read.IsLast)
            rule.Report(rule.Has("sinks") ? "sinks" : "last", $"'{rule.Path}' has no sink and is not last, so it does nothing.");
        rule.Finish();
        return read;
    }

    private static VaultTags Tags(ConfigSection tags, FleetConfig config)
    {
        VaultTags read = new(tags.RequiredText("vault"), tags.Map("tags"));
        if (read.Vault.Length > 0)
            RuleCheck.CheckVault(tags, "vault", read.Vault, config);
        tags.Finish();
        return read;
    }

    private static DigestOptions Digest(ConfigSection digest, List<string> names)
    {
        DigestOptions defaults = new();
        string zone = digest.Text("timeZone") ?? defaults.TimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            digest.Report("timeZone", $"'digest.timeZone': this machine does not know the time zone '{zone}'.");
        DigestOptions read = new()
        {
            At = digest.Parsed(
                "at", defaults.At, text => TimeOnly.TryParseExact(text, "HH:mm", out TimeOnly at) ? at : null, "a time such as 07:30"),
            TimeZone = zone,
            Sinks = digest.Texts("sinks"),
        };
        if (!digest.Has("sinks") || digest.IsEmptyList("sinks"))
            digest.Report("sinks", "'digest.sinks' is missing: the digest would have no recipient.");
        ReportUnknown(digest, read.Sinks, names);
        digest.Finish();
        return read;
    }
}
