extern alias Client;

using System.Diagnostics;
using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;
using Client::BackupJobs;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>The libraries of Standard Webhooks and CloudEvents for Node accept what the client sends.</summary>
[Collection(NodePackages.Name)]
public class WebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Old = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    [NodeFact]
    public async Task The_libraries_of_Standard_Webhooks_and_CloudEvents_accept_the_end_of_a_job()
    {
        await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync(
            new BackupVaultOptions { Vaults = SampleEstate.Vaults });
        foreach (EmulatedVault vault in SampleEstate.Vaults)
        {
            emulator.Add(vault.Path, new JobDefinition
            {
                Name = "ended",
                Item = vault.Items[0],
                StartTime = emulator.Clock.Now.AddHours(-1),
                Length = TimeSpan.FromMinutes(20),
                Outcome = SimulatedOutcome.Failed,
                Errors = [new JobError(400001, "title", "text", "do this")],
            });
        }

        using HttpClient http = new();
        BackupEstate estate = new BackupClient(http, new ApiClientOptions { Endpoint = emulator.Endpoint }).Estate();
        List<JobEndedEvent> ends = [];
        await foreach (JobReport job in estate.ListJobsAsync())
            ends.Add(JobEndedEvent.Of(job));

        List<JsonNode> seen = await SendAsync(ends, [WebhookSecret.Parse(Old), WebhookSecret.Parse(Secret)]);

        Assert.Equal(6, ends.Count);
        Assert.Equal(6, seen.Select(one => (string?)one["event"]?["id"]).Distinct().Count());
        foreach ((JobEndedEvent ended, JsonNode judged) in ends.Zip(seen))
        {
            Assert.True((bool)judged["verified"]! && (bool)judged["valid"]!, judged.ToJsonString());
            JsonNode read = judged["event"]!;
            Assert.Equal((ended.Id, "1.0", JobEndedEvent.Type), ((string?)read["id"], (string?)read["specversion"], (string?)read["type"]));
            Assert.Equal((ended.Vault.ToString(), "ended"), ((string?)read["source"], (string?)read["subject"]));
            Assert.Equal(
                ended.Job.EndTime!.Value.ToUnixTimeMilliseconds(),
                DateTimeOffset.Parse((string)read["time"]!, null).ToUnixTimeMilliseconds());
            Assert.Equal("Failed", (string?)read["data"]!["outcome"]);
            Assert.Equal(ended.Job.Errors[0].Recommendations[0], (string?)read["data"]!["errors"]![0]!["recommendations"]![0]);
        }
    }

    [NodeFact]
    public async Task A_signature_of_another_secret_is_refused()
    {
        await using BackupVaultEmulator emulator = await BackupVaultEmulator.StartAsync();
        emulator.Add(new JobDefinition { Name = "ended", StartTime = emulator.Clock.Now.AddDays(-1) });
        using OwnClient own = new(emulator);
        JobReport job = JobReport.Of((await own.Vault.Jobs.GetAsync("ended")).Value);

        JsonNode seen = Assert.Single(await SendAsync([JobEndedEvent.Of(job)], [WebhookSecret.Parse(Old)]));

        Assert.Equal("""{"verified":false,"error":"No matching signature found"}""", seen.ToJsonString());
    }

    private static async Task<List<JsonNode>> SendAsync(IReadOnlyList<JobEndedEvent> ends, WebhookSecret[] secrets)
    {
        ProcessStartInfo start = NodePrograms.Command("node", ["webhook.mjs", Secret]);
        start.RedirectStandardInput = true;
        using Process receiver = Process.Start(start)!;
        Uri url = new((await receiver.StandardOutput.ReadLineAsync())!);
        List<JsonNode> seen = [];
        using (WebhookSender sender = new(url, secrets))
        {
            foreach (JobEndedEvent ended in ends)
            {
                WebhookDelivery delivery = await sender.SendAsync(ended);
                seen.Add(JsonNode.Parse((await receiver.StandardOutput.ReadLineAsync())!)!);
                Assert.Equal((bool)seen[^1]["verified"]!, delivery.IsDelivered);
                Assert.Equal(1, delivery.Attempts);
            }
        }

        receiver.StandardInput.Close();
        await receiver.WaitForExitAsync();
        return seen;
    }
}
