using BackupJobs.Fleet.Notifications;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet.Tests.Notifications;

public class RoutingTests
{
    private const string Vault =
        "/subscriptions/11111111-1111-4111-8111-111111111111/resourcegroups/rg/providers/microsoft.recoveryservices/vaults/rsv-prod";

    private static readonly VaultTags[] Tags =
    [
        new("rsv-*", new Dictionary<string, string> { ["team"] = "shop", ["stage"] = "prod" }),
        new("*/vaults/rsv-prod", new Dictionary<string, string> { ["Team"] = "billing" }),
    ];

    private static readonly ValueMap<string> InAzure =
        new(new Dictionary<string, string> { ["Owner"] = "payments", ["Stage"] = "lab" });

    public static TheoryData<string, NotificationRule, bool> Conditions => new()
    {
        { "no condition", new NotificationRule(), true },
        { "outcome", new NotificationRule { Outcomes = [JobOutcome.Failed] }, true },
        { "one of two outcomes", new NotificationRule { Outcomes = [JobOutcome.Completed, JobOutcome.Failed] }, true },
        { "other outcome", new NotificationRule { Outcomes = [JobOutcome.Completed] }, false },
        { "subscription", new NotificationRule { Subscriptions = ["11111111-*"] }, true },
        { "other subscription", new NotificationRule { Subscriptions = ["2*"] }, false },
        { "name of the vault", new NotificationRule { Vaults = ["RSV-PROD"] }, true },
        { "pattern of the vault", new NotificationRule { Vaults = ["bv-*", "rsv-*"] }, true },
        { "id of the vault", new NotificationRule { Vaults = [Vault.ToUpperInvariant()] }, true },
        { "part of the vault's name", new NotificationRule { Vaults = ["prod"] }, false },
        { "item", new NotificationRule { Items = ["*sql*"] }, true },
        { "other item", new NotificationRule { Items = ["web*"] }, false },
        { "operation", new NotificationRule { Operations = ["backup"] }, true },
        { "other operation", new NotificationRule { Operations = ["Restore"] }, false },
        { "tag", new NotificationRule { Tags = ["stage=prod"] }, true },
        { "replaced tag", new NotificationRule { Tags = ["team=shop"] }, false },
        { "later tag", new NotificationRule { Tags = ["team=billing"] }, true },
        { "tag in Azure", new NotificationRule { Tags = ["owner=payments"] }, true },
        { "tag in Azure that is replaced", new NotificationRule { Tags = ["stage=lab"] }, false },
        { "all hold", new NotificationRule { Outcomes = [JobOutcome.Failed], Vaults = ["rsv-*"], Items = ["sql01"] }, true },
        { "one does not hold", new NotificationRule { Outcomes = [JobOutcome.Failed], Vaults = ["rsv-*"], Items = ["sql02"] }, false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void All_conditions_of_a_rule_must_hold(string name, NotificationRule rule, bool holds)
    {
        Assert.NotEmpty(name);
        JobEnd end = Ends.Failed(Vault, "sql01") with { VaultTags = InAzure };
        IReadOnlyList<string> sinks = Routing.SinksOf(end, Options(rule with { Sinks = ["mail"] }));

        Assert.Equal(holds ? ["mail"] : [], sinks);
    }

    [Fact]
    public void All_rules_count_and_each_sink_is_notified_once() => Assert.Equal(
        ["mail", "chat"],
        Routing.SinksOf(
            Ends.Failed(Vault, "sql01"),
            Options(new NotificationRule { Sinks = ["mail"] }, new NotificationRule { Sinks = ["chat", "mail"] })));

    [Fact]
    public void Rules_after_a_last_one_do_not_count() => Assert.Empty(
        Routing.SinksOf(
            Ends.Failed(Vault, "lab"),
            Options(new NotificationRule { Items = ["lab"], IsLast = true }, new NotificationRule { Sinks = ["mail"] })));

    [Theory]
    [InlineData(JobOutcome.Failed, 2)]
    [InlineData(JobOutcome.Unknown, 2)]
    [InlineData(JobOutcome.Completed, 0)]
    [InlineData(JobOutcome.CompletedWithWarnings, 0)]
    [InlineData(JobOutcome.Cancelled, 0)]
    public void Without_rules_all_sinks_are_notified_of_failures(JobOutcome outcome, int sinks) => Assert.Equal(
        sinks, Routing.SinksOf(Ends.Failed(Vault, "sql01") with { Outcome = outcome }, Options()).Count);

    [Fact]
    public void A_job_without_an_item_matches_any_item_only()
    {
        JobEnd end = Ends.Failed(Vault, "sql01") with { Item = null };

        Assert.Equal(["mail"], Routing.SinksOf(end, Options(new NotificationRule { Items = ["*"], Sinks = ["mail"] })));
        Assert.Empty(Routing.SinksOf(end, Options(new NotificationRule { Items = ["sql*"], Sinks = ["mail"] })));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c*", "abc", true)]
    [InlineData("*", null, true)]
    [InlineData("a*", null, false)]
    [InlineData("*b*", "ABC", true)]
    [InlineData("a?c", "abc", false)]
    [InlineData("C:\\data", "c:\\DATA", true)]
    [InlineData("*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_star_matches_any_characters(string pattern, string? value, bool matches) =>
        Assert.Equal(
            matches ? ["a"] : [],
            Routing.SinksOf(
                Ends.Failed() with { Item = value },
                new NotificationOptions { Rules = [new NotificationRule { Items = [pattern], Sinks = ["a"] }] }));

    [Fact]
    public void Names_of_sinks_are_checked() => Assert.Equal(
        [
            "Two sinks have the name 'mail'.", "There is no sink 'chat'; there are mail.", "Rule 2 has no sink and is not last, so it does nothing.",
        ],
        new NotificationOptions
        {
            Sinks = [new FileSinkOptions { Name = "mail", Path = "a" }, new FileSinkOptions { Name = "mail", Path = "b" }],
            Rules = [new NotificationRule { Sinks = ["chat"] }, new NotificationRule()],
        }.FindProblems());

    private static NotificationOptions Options(params NotificationRule[] rules) => new()
    {
        Sinks = [new FileSinkOptions { Name = "mail", Path = "mail" }, new FileSinkOptions { Name = "chat", Path = "chat" }],
        Rules = rules,
        Tags = Tags,
    };
}
