using System.Globalization;
using BackupJobsGen.Json;
using Npgsql;

namespace BackupJobs.Fleet.Cli;

/// <summary>Reads the sections of a configuration file.</summary>
internal static class ConfigSections
{
    public static void Read(ConfigSection root, FleetConfig config)
    {
        if (root.Section("database") is { } database)
            ReadDatabase(database, config);
        Dictionary<string, string> watched = new(StringComparer.OrdinalIgnoreCase);
        foreach (ConfigSection tenant in root.Sections("tenants"))
            ReadTenant(tenant, config, watched);
        if (!root.Has("tenants"))
            root.Report("'tenants' is missing: say which vaults are watched.");
        else if (root.IsEmptyList("tenants"))
            root.Report("tenants", "'tenants' is empty: say which vaults are watched.");
        if (root.Section("reading") is { } reading)
            ReadReading(reading, config.Fleet);
        if (root.Section("delivery") is { } delivery)
            ReadDelivery(delivery, config.Fleet);
        NotificationSections.Read(root, config);
        if (root.Section("web") is { } web)
            WebSection.Read(web, config.Web);
        config.Notifications.Page = config.Web.PublicUrl;
        root.Finish();
    }

    private static readonly TimeSpan LeastKept = TimeSpan.FromDays(2);

    private static void ReadDatabase(ConfigSection database, FleetConfig config)
    {
        config.Fleet.DatabaseFile = database.Text("file") ?? config.Fleet.DatabaseFile;
        config.PostgreSql = database.Secret("postgreSql");
        if (database.Has("historyKept"))
        {
            config.Fleet.HistoryKept = database.Parsed(
                "historyKept", LeastKept, text => DurationText.Parse(text) is { } kept && kept >= LeastKept ? kept : null,
                "a duration of at least 2d");
        }

        if (database.Has("file") && config.PostgreSql is not null)
            database.Report("file", "'database.file': 'database' needs either 'file' or 'postgreSql'.");
        if (config.PostgreSql is { } secret)
            database.Check("postgreSql", () => ProblemOf(secret));
        database.Finish();
    }

    private static string? ProblemOf(SecretSource connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString.Read());
            return null;
        }
        catch (ArgumentException)
        {
            // The message of the cause may quote the string, which has a password.
            return "'database.postgreSql' is not a connection string. Expected: Host=…;Database=…;Username=…";
        }
    }

    /// <param name="tenant">The tenant.</param>
    /// <param name="config">Gets it.</param>
    /// <param name="watched">Subscriptions of the tenants so far, and where they are.</param>
    private static void ReadTenant(ConfigSection tenant, FleetConfig config, Dictionary<string, string> watched)
    {
        IReadOnlyList<string> subscriptions = tenant.Texts("subscriptions");
        IReadOnlyList<string> groups = tenant.Texts("managementGroups");
        if (subscriptions.Count > 0 && groups.Count > 0)
        {
            tenant.Report(
                "managementGroups",
                $"'{tenant.Path}.managementGroups': '{tenant.Path}' needs either 'subscriptions' or 'managementGroups', or neither for all vaults.");
        }

        // What a template has left empty must not mean everything.
        foreach (string list in (string[])["subscriptions", "managementGroups"])
        {
            if (tenant.IsEmptyList(list))
                tenant.Report(list, $"'{tenant.Path}.{list}' is empty: name some, or omit it for everything that the identity may read.");
        }

        foreach (string id in subscriptions)
        {
            string path = $"{tenant.Path}.subscriptions";
            if (!IsSubscription(id))
                tenant.Report("subscriptions", id, $"'{path}' must have ids of subscriptions; '{id}' is not one.");
            else if (watched.TryGetValue(id, out string? other))
                tenant.Report("subscriptions", id, $"'{path}': {id} is also in '{other}'; a subscription is watched once, for one tenant.");
            else
                watched.Add(id, path);
        }

        TenantConfig read = new()
        {
            Id = tenant.Text("id") ?? "",
            Endpoint = tenant.PrivateUrl("endpoint") ?? AzureCloud.Public.Endpoint,
            Token = tenant.Secret("token"),
            TenantId = TenantId(tenant),
            Scope = Scope(tenant, subscriptions, groups),
        };
        if (config.Tenants.Any(other => string.Equals(other.Id, read.Id, StringComparison.OrdinalIgnoreCase)))
            tenant.Report("id", $"'{tenant.Path}.id': two tenants have the id '{read.Id}'.");
        if (NameText.Fault(read.Id) is { } fault)
            tenant.Report("id", $"'{tenant.Path}.id' {fault}.");
        if (read.Token is { } token)
        {
            tenant.Check("token", () => token.Read().Any(c => c is <= ' ' or >= '\u007f')
                ? $"'{tenant.Path}.token' has a character that a token cannot have, such as a line break."
                : null);
        }

        config.Tenants.Add(read);
        tenant.Finish();
    }

    private static string? TenantId(ConfigSection tenant)
    {
        string? id = tenant.Text("tenantId");
        if (id is null || Guid.TryParseExact(id, "D", out _) || (id.Contains('.') && Uri.CheckHostName(id) == UriHostNameType.Dns))
            return id;
        tenant.Report(
            "tenantId", $"'{tenant.Path}.tenantId' must be the id of a tenant or one of its domains, such as contoso.onmicrosoft.com.");
        return null;
    }

    private static EstateScope Scope(ConfigSection tenant, IReadOnlyList<string> subscriptions, IReadOnlyList<string> groups)
    {
        string[] ids = [.. subscriptions.Where(IsSubscription)];
        string[] names = [.. groups.Where(IsGroup)];
        foreach (string group in groups.Except(names))
        {
            tenant.Report(
                "managementGroups", group,
                $"'{tenant.Path}.managementGroups' must have names of management groups, without '/'; '{group}' is not one.");
        }

        try
        {
            return ids.Length > 0 ? EstateScope.Subscriptions(ids)
                : names.Length > 0 ? EstateScope.ManagementGroups(names)
                : EstateScope.All;
        }
        catch (ArgumentException error)
        {
            string list = ids.Length > 0 ? "subscriptions" : "managementGroups";
            tenant.Report(list, $"'{tenant.Path}.{list}': {ConfigSection.MessageOf(error)}");
            return EstateScope.All;
        }
    }

    private static bool IsSubscription(string id) => Guid.TryParseExact(id, "D", out _);

    // Which names there can be, the scope knows.
    private static bool IsGroup(string name)
    {
        try
        {
            _ = EstateScope.ManagementGroups(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void ReadReading(ConfigSection reading, FleetOptions fleet)
    {
        fleet.DiscoveryInterval = Duration(reading, "discoveryInterval", fleet.DiscoveryInterval);
        fleet.SieveInterval = Duration(reading, "sieveInterval", fleet.SieveInterval);
        fleet.IdleInterval = Duration(reading, "idleInterval", fleet.IdleInterval);
        fleet.RunningInterval = Duration(reading, "runningInterval", fleet.RunningInterval);
        fleet.LongestBackoff = Duration(reading, "longestBackoff", fleet.LongestBackoff);
        fleet.Overlap = Duration(reading, "overlap", fleet.Overlap);
        fleet.FirstWindow = Duration(reading, "firstWindow", fleet.FirstWindow);
        fleet.FirstReported = Duration(reading, "firstReported", fleet.FirstReported);
        fleet.GapAfter = Duration(reading, "gapAfter", fleet.GapAfter);
        fleet.ReadsPerSecond = Number(reading, "readsPerSecond", fleet.ReadsPerSecond, 0.01, 10_000);
        fleet.ReadsAtOnce = Whole(reading, "readsAtOnce", fleet.ReadsAtOnce, 1, 100_000);
        fleet.Spare = Number(reading, "spare", fleet.Spare, 0, 0.9);
        fleet.ParallelReads = Whole(reading, "parallelReads", fleet.ParallelReads, 1, 1_000);
        if (fleet.GapAfter <= fleet.IdleInterval)
        {
            reading.Report(
                reading.Has("gapAfter") ? "gapAfter" : "idleInterval",
                $"'{reading.Path}.gapAfter' must be longer than 'idleInterval': every usual pause would be shown as a gap.");
        }

        if (fleet.RunningInterval > fleet.IdleInterval)
        {
            reading.Warn(
                reading.Has("runningInterval") ? "runningInterval" : "idleInterval",
                $"'{reading.Path}.runningInterval' is longer than 'idleInterval': vaults with running jobs are read less often than others.");
        }

        if (fleet.ReadsAtOnce * (1 - fleet.Spare) < 1)
        {
            reading.Report(
                reading.Has("readsAtOnce") ? "readsAtOnce" : "spare",
                $"'{reading.Path}.readsAtOnce' without the share 'spare' must be at least 1: no vault could be read.");
        }

        reading.Finish();
    }

    private static void ReadDelivery(ConfigSection delivery, FleetOptions fleet)
    {
        fleet.MaxAttempts = Whole(delivery, "maxAttempts", fleet.MaxAttempts, 1, 1_000);
        fleet.DeliveryTimeout = Duration(delivery, "timeout", fleet.DeliveryTimeout);
        fleet.DeliveryBackoff = Duration(delivery, "backoff", fleet.DeliveryBackoff);
        fleet.LongestDeliveryBackoff = Duration(delivery, "longestBackoff", fleet.LongestDeliveryBackoff);
        if (delivery.Has("backoff") && fleet.DeliveryBackoff > fleet.LongestDeliveryBackoff)
        {
            delivery.Report(
                "backoff", $"'{delivery.Path}.backoff' must not be longer than 'longestBackoff', "
                + $"which is {fleet.LongestDeliveryBackoff.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s.");
        }

        fleet.ParallelDeliveries = Whole(delivery, "parallel", fleet.ParallelDeliveries, 1, 1_000);
        delivery.Finish();
    }

    private static TimeSpan Duration(ConfigSection section, string name, TimeSpan otherwise) =>
        section.Parsed(name, otherwise, DurationText.Parse, DurationText.Expected);

    internal static int Whole(ConfigSection section, string name, int otherwise, int least, int most) => section.Parsed(
        name,
        otherwise,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : null,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        JsonKind.Number);

    internal static double Number(ConfigSection section, string name, double otherwise, double least, double most) => section.Parsed(
        name,
        otherwise,
        text => double.TryParse(text, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most ? number : null,
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        JsonKind.Number);
}
