using System.Text;
using System.Text.Json.Nodes;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Events;

/// <summary>The end of a job as an event.</summary>
public class JobEndedEventTests
{
    private static readonly VaultId Vault = VaultId.Parse(FakeService.VaultPath);

    [Fact]
    public void A_corrected_status_and_another_case_of_the_ids_are_the_same_end()
    {
        VaultId shouted = VaultId.Parse(FakeService.VaultPath.ToUpperInvariant());

        string id = JobEndedEvent.Of(Report("Failed"), Vault).Id;

        Assert.Matches("^[0-9a-f]{64}$", id);
        Assert.Equal(id, JobEndedEvent.Of(Report("Completed"), Vault).Id);
        Assert.Equal(id, JobEndedEvent.Key(shouted, "JOB1"));
        Assert.Equal(id, JobEndedEvent.Of(JobReport.Lost("job1", null, null), Vault).Id);
        Assert.NotEqual(id, JobEndedEvent.Key(Vault, "job2"));
        Assert.NotEqual(id, JobEndedEvent.Key(new VaultId("sub", "rg", "v", VaultKind.BackupVault), "job1"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("2024-05-01T22:00:00+02:00", "2024-05-01T20:00:00Z")]
    [InlineData("2024-05-01T20:00:00.1234567Z", "2024-05-01T20:00:00.1234567Z")]
    public void The_time_is_the_end_in_UTC_and_absent_if_unknown(string end, string expected)
    {
        JsonNode json = Json(JobEndedEvent.Of(Report("Completed", end.Length == 0 ? null : end)));

        Assert.Equal(end.Length == 0 ? null : expected, (string?)json["time"]);
        Assert.Equal(end.Length > 0, json.AsObject().ContainsKey("time"));
    }

    [Fact]
    public void The_time_of_a_lost_job_is_when_that_was_seen()
    {
        JsonNode json = Json(JobEndedEvent.Of(JobReport.Lost("job1", null, null), Vault, DateTimeOffset.UnixEpoch));

        Assert.Equal(("1970-01-01T00:00:00Z", "Unknown"), ((string?)json["time"], (string?)json["data"]!["outcome"]));
    }

    [Fact]
    public void Secrets_are_masked_before_strings_are_cut()
    {
        string key = new string('A', 86) + "==";
        foreach (int before in (int[])[0, 1_950, 1_990, 2_100])
        {
            JobReport job = Report("Failed", message: new string('x', before) + $" key {key}");
            string json = Encoding.UTF8.GetString(JobEndedEvent.Of(job, Vault).ToJson());
            Assert.DoesNotContain("AAAAAAAA", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_event_has_a_limited_size_and_stays_valid_JSON()
    {
        // A pair of surrogates at the border.
        string message = string.Concat(Enumerable.Repeat("\U0001F600", 5_000));

        foreach (string prefix in (string[])["", "a"])
        {
            byte[] json = JobEndedEvent.Of(Report("Failed", message: prefix + message, errors: 500), Vault).ToJson();
            Assert.True(json.Length < 400_000, $"{json.Length} bytes");
            Assert.Equal(20, JsonNode.Parse(json)!["data"]!["errors"]!.AsArray().Count);
        }
    }

    [Fact]
    public void The_source_is_a_URI_reference_whatever_the_group_is_called()
    {
        VaultId vault = new("sub", "Gruppe ü (1)", "v");

        string source = (string)Json(JobEndedEvent.Of(Report("Failed"), vault))["source"]!;

        Assert.Equal("/subscriptions/sub/resourceGroups/Gruppe%20%C3%BC%20%281%29/providers/Microsoft.RecoveryServices/vaults/v", source);
        Assert.True(Uri.IsWellFormedUriString(source, UriKind.Relative));
    }

    [Fact]
    public void A_running_job_and_a_job_of_an_unknown_vault_are_not_events()
    {
        Assert.Throws<ArgumentException>(() => JobEndedEvent.Of(Report("InProgress"), Vault));
        Assert.Throws<ArgumentException>(() => JobEndedEvent.Of(JobReport.Lost("job1", null, null)));
    }

    private static JsonNode Json(JobEndedEvent ended) => JsonNode.Parse(ended.ToJson())!;

    private static JobReport Report(string status, string? end = null, string message = "text", int errors = 1)
    {
        JsonObject error = new() { ["errorCode"] = 1, ["errorString"] = message, ["recommendations"] = new JsonArray("do") };
        string json = $$"""
            {"id":"{{FakeService.VaultPath}}/backupJobs/job1","name":"job1","properties":{"jobType":"AzureIaaSVMJob","operation":"Backup",
             "status":"{{status}}","startTime":"2024-05-01T19:00:00Z",{{(end is null ? "" : $"\"endTime\":\"{end}\",")}}
             "errorDetails":[{{string.Join(',', Enumerable.Repeat(error.ToJsonString(), errors))}}]}
            }
            """;
        return JobReport.Of(ApiJson.Read<JobResource>(json));
    }
}
