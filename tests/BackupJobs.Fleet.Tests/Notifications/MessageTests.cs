using System.Text;
using System.Text.Json;
using BackupJobs.Fleet.Notifications;

namespace BackupJobs.Fleet.Tests.Notifications;

public class MessageTests
{
    private const string Hostile = "<!channel> *x* & [link](https://evil.example) \u202e\r\nBcc: a@example.com";

    [Fact]
    public void A_message_for_slack_has_plain_text_blocks_and_an_escaped_summary()
    {
        JobEnd end = Ends.Failed() with { Item = Hostile };
        JsonElement message = Parse(SlackMessage.Of(EndText.Title(end), EndText.Facts(end, null), EndText.Advice(end)));

        Assert.StartsWith(
            "Failed: Backup of &lt;!channel&gt; *x* &amp; ", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement[] texts = [.. message.GetProperty("blocks").EnumerateArray().SelectMany(Texts)];
        Assert.True(texts.Length > 8);
        Assert.All(texts, text => Assert.Equal("plain_text", text.GetProperty("type").GetString()));
        Assert.All(texts, text => Assert.DoesNotContain('\n', text.GetProperty("text").GetString()!));
        Assert.Contains(texts, text => text.GetProperty("text").GetString() == "Error: 400001: The virtual machine agent does not answer.");
    }

    [Fact]
    public void A_header_for_slack_keeps_its_limit() => Assert.Equal(
        150,
        Parse(SlackMessage.Of(new string('a', 400), [], []))
            .GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Length);

    [Fact]
    public void A_card_for_teams_has_text_runs_without_markup()
    {
        JobEnd end = Ends.Failed() with { Item = Hostile };
        JsonElement card = Parse(TeamsMessage.Of(EndText.Title(end), end.Succeeded, EndText.Facts(end, null), EndText.Advice(end)))
            .GetProperty("attachments")[0];

        Assert.Equal("application/vnd.microsoft.card.adaptive", card.GetProperty("contentType").GetString());
        JsonElement[] body = [.. card.GetProperty("content").GetProperty("body").EnumerateArray()];
        Assert.All(body, block => Assert.Equal("RichTextBlock", block.GetProperty("type").GetString()));
        Assert.Equal("attention", body[0].GetProperty("inlines")[0].GetProperty("color").GetString());
    }

    [Fact]
    public void A_failure_triggers_an_alert_that_the_next_success_of_the_item_resolves()
    {
        JsonElement failed = Parse(PagerDutyEvent.Of(Ends.Failed(), "routing", null));
        JsonElement completed = Parse(PagerDutyEvent.Of(Ends.Completed(), "routing", null));
        JsonElement other = Parse(PagerDutyEvent.Of(Ends.Failed(item: "sql02"), "routing", null));

        Assert.Equal("trigger", failed.GetProperty("event_action").GetString());
        Assert.Equal("error", failed.GetProperty("payload").GetProperty("severity").GetString());
        Assert.Equal("resolve", completed.GetProperty("event_action").GetString());
        Assert.Equal(failed.GetProperty("dedup_key").GetString(), completed.GetProperty("dedup_key").GetString());
        Assert.NotEqual(failed.GetProperty("dedup_key").GetString(), other.GetProperty("dedup_key").GetString());
        Assert.Equal("routing", failed.GetProperty("routing_key").GetString());
    }

    [Fact]
    public void An_end_without_details_is_still_an_event()
    {
        JobEnd end = Ends.Failed() with { Json = null, Outcome = JobOutcome.Unknown };
        JsonElement message = Parse(EndEvent.ToJson(end));

        Assert.Equal("1.0", message.GetProperty("specversion").GetString());
        Assert.Equal(end.Key, message.GetProperty("id").GetString());
        Assert.Equal("backupjobs.job.ended", message.GetProperty("type").GetString());
        Assert.Equal("Unknown", message.GetProperty("data").GetProperty("outcome").GetString());
        Assert.Equal("sql01", message.GetProperty("data").GetProperty("item").GetString());
        Assert.Equal("", message.GetProperty("data").GetProperty("tenant").GetString());
        Assert.Equal("rg", message.GetProperty("data").GetProperty("resourceGroup").GetString());
    }

    [Fact]
    public void A_mail_has_what_a_support_case_needs_and_leads_to_the_job()
    {
        const string Json = """
            {"name":"8b1e4f9c-0000-4000-8000-000000000001","properties":{"jobType":"AzureIaaSVMJob","entityFriendlyName":"sql01","operation":"Backup",
            "status":"Failed","activityId":"2f9c-activity","errorDetails":[{"errorCode":1,"errorString":"See the inner error."},
            {"errorCode":400001,"errorString":"No agent."}]}}
            """;
        string mail = MailText.Of(Ends.Failed() with { Json = Json, Tenant = "contoso" }, new Uri("https://fleet.example.com/"));

        Assert.Contains("\nActivity id:    2f9c-activity\n", mail, StringComparison.Ordinal);
        Assert.Contains("\nDetails:        400001: No agent.\n", mail, StringComparison.Ordinal);
        Assert.Contains("\nResource group: rg\n", mail, StringComparison.Ordinal);
        Assert.Contains("\nTenant:         contoso\n", mail, StringComparison.Ordinal);
        Assert.Contains(
            "\nPage:           https://fleet.example.com/job?vault=%2Fsubscriptions%2F11111111-1111-4111-8111-111111111111", mail,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Page:", MailText.Of(Ends.Failed(), null), StringComparison.Ordinal);
    }

    [Fact]
    public void The_event_of_stored_details_has_their_errors()
    {
        const string Json = """
            {"name":"8b1e4f9c-0000-4000-8000-000000000001","properties":{"jobType":"AzureIaaSVMJob","entityFriendlyName":"sql01","operation":"Backup",
            "status":"Failed","startTime":"2026-11-29T11:40:00Z","activityId":"2f9c-activity","errorDetails":[{"errorCode":400001,"errorString":"No agent.","recommendations":["Restart it."]}]}}
            """;
        JobEnd end = Ends.Failed() with { Json = Json, Tenant = "contoso" };
        JsonElement message = Parse(EndEvent.ToJson(end));
        JsonElement data = message.GetProperty("data");

        Assert.Equal("Failed", data.GetProperty("outcome").GetString());
        Assert.Equal("No agent.", data.GetProperty("errors")[0].GetProperty("message").GetString());
        // As the API has them.
        Assert.Equal((end.VaultId, end.VaultId), (message.GetProperty("source").GetString(), data.GetProperty("vaultId").GetString()));
        Assert.Equal(("contoso", end.Subscription), (data.GetProperty("tenant").GetString(), data.GetProperty("subscription").GetString()));
        Assert.Equal(
            ("rg", "2f9c-activity"), (data.GetProperty("resourceGroup").GetString(), data.GetProperty("activityId").GetString()));
        Assert.Equal("Restart it.", data.GetProperty("errors")[0].GetProperty("recommendations")[0].GetString());
    }

    [Fact]
    public void Secrets_and_line_breaks_do_not_reach_people()
    {
        JobEnd end = Ends.Failed() with { Item = Hostile, ErrorMessage = "https://store.example/x?sv=1&sig=c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0&se=2" };
        string text = MailText.Of(end, null) + Encoding.UTF8.GetString(SlackMessage.Of(EndText.Title(end), EndText.Facts(end, null), []));

        Assert.DoesNotContain("c2VjcmV0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
    }

    private static JsonElement Parse(byte[] json) => JsonDocument.Parse(json).RootElement;

    private static IEnumerable<JsonElement> Texts(JsonElement block) =>
        block.TryGetProperty("text", out JsonElement text) ? [text] : block.GetProperty("fields").EnumerateArray();
}
