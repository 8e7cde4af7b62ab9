using Microsoft.Extensions.Options;

namespace BackupJobs.Fleet;

/// <summary>Checks the options before anything is opened: what is wrong, and what to set instead.</summary>
internal sealed class FleetOptionsValidator : IValidateOptions<FleetOptions>
{
    public ValidateOptionsResult Validate(string? name, FleetOptions options)
    {
        List<string> failures = [.. Failures(options)];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(FleetOptions options)
    {
        if (options.PostgreSql is null && string.IsNullOrWhiteSpace(options.DatabaseFile))
            yield return "DatabaseFile is missing: set the path of a SQLite file, or PostgreSql to a connection string.";
        if (options.Tenants.Count == 0)
            yield return "Tenants is empty: add a tenant with a credential.";
        foreach (FleetTenant tenant in options.Tenants.Where(tenant => tenant.Credential is null))
            yield return $"Tenant '{tenant.Id}' has no credential: set one, such as new DefaultAzureCredential().";
        foreach (FleetTenant tenant in options.Tenants.Where(tenant => !LocalAddress.IsAllowed(tenant.Endpoint)))
            yield return $"The endpoint of tenant '{tenant.Id}' {LocalAddress.Rule}.";
        foreach (string id in options.Tenants.CountBy(tenant => tenant.Id, StringComparer.OrdinalIgnoreCase)
            .Where(count => count.Value > 1).Select(count => count.Key))
            yield return $"Tenant '{id}' occurs more than once: give each tenant its own id.";
        foreach ((string option, TimeSpan value) in Positive(options).Where(pair => pair.Value <= TimeSpan.Zero))
            yield return $"{option} must be longer than zero.";
        if (options.GapAfter <= options.IdleInterval)
            yield return "GapAfter must be longer than IdleInterval: every usual pause would be shown as a gap.";
        if (options.ReadsPerSecond is not (> 0 and <= 10_000))
            yield return "ReadsPerSecond must be between 0 and 10000.";
        if (options.HistoryKept < TimeSpan.FromDays(2))
            yield return "HistoryKept must be at least two days, or null: the page and the summary read the last day.";
        if (options.Spare is not (>= 0 and <= 0.9))
            yield return "Spare must be between 0 and 0.9.";
        if (options.ReadsAtOnce * (1 - options.Spare) is > 0 and < 1)
            yield return "ReadsAtOnce without the share Spare must be at least 1: no vault could be read.";
        foreach (string id in options.Tenants.SelectMany(tenant => tenant.Scope.SubscriptionIds)
            .CountBy(id => id, StringComparer.OrdinalIgnoreCase).Where(count => count.Value > 1).Select(count => count.Key))
            yield return $"Subscription {id} occurs more than once: it is watched once, for one tenant.";
        foreach ((string option, int value) in Counts(options).Where(pair => pair.Value < 1))
            yield return $"{option} must be at least 1.";
    }

    private static IEnumerable<(string Option, TimeSpan Value)> Positive(FleetOptions options) =>
    [
        (nameof(options.DiscoveryInterval), options.DiscoveryInterval), (nameof(options.SieveInterval), options.SieveInterval),
        (nameof(options.IdleInterval), options.IdleInterval), (nameof(options.RunningInterval), options.RunningInterval),
        (nameof(options.LongestBackoff), options.LongestBackoff), (nameof(options.Overlap), options.Overlap),
        (nameof(options.FirstWindow), options.FirstWindow), (nameof(options.GapAfter), options.GapAfter),
        (nameof(options.DeliveryTimeout), options.DeliveryTimeout), (nameof(options.DeliveryBackoff), options.DeliveryBackoff),
        (nameof(options.LongestDeliveryBackoff), options.LongestDeliveryBackoff),
    ];

    private static IEnumerable<(string Option, int Value)> Counts(FleetOptions options) =>
    [
        (nameof(options.ReadsAtOnce), options.ReadsAtOnce), (nameof(options.ParallelReads), options.ParallelReads),
        (nameof(options.ParallelDeliveries), options.ParallelDeliveries), (nameof(options.MaxAttempts), options.MaxAttempts),
    ];
}
