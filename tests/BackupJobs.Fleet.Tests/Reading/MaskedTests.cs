using System.Text;
using System.Text.Json;
using BackupJobs.Emulator;
using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Data.Sqlite;

namespace BackupJobs.Fleet.Tests.Reading;

public class MaskedTests
{
    private const string Secret = "password=hunter2secret sig=abc%2Fdef";

    [Theory]
    [InlineData("sql01", "sql01")]
    [InlineData("two\nlines\tand\u2028more", "two\nlines\tand\u2028more")]
    [InlineData("no\0such", "nosuch")]
    [InlineData(Secret, "password=*** sig=***")]
    [InlineData("a\nBearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlc2lnbmF0dXJl", "a Bearer ***")]
    public void Text_without_a_secret_is_unchanged(string text, string expected) => Assert.Equal(expected, Masked.Text(text));

    [Theory]
    [InlineData("""{"name":"a","n":1.50,"list":[true,null,"b"]}""", """{"name":"a","n":1.50,"list":[true,null,"b"]}""")]
    [InlineData("""{"item":"pwd=hunter2secret"}""", """{"item":"pwd=***"}""")]
    [InlineData("""{"password":"x","securityPin":1234,"token":["a"],"secret":{"a":1}}""",
        """{"password":"***","securityPin":"***","token":"***","secret":"***"}""")]
    [InlineData("""{"bag":[{"key":"password","value":"x"},{"key":"size","value":"y"}]}""",
        """{"bag":[{"key":"password","value":"***"},{"key":"size","value":"y"}]}""")]
    [InlineData("""{"isPasswordSet":true,"token":null}""", """{"isPasswordSet":true,"token":null}""")]
    public void Json_stays_json(string json, string expected) => Assert.Equal(expected, Masked.Json(json));

    [Fact]
    public async Task A_secret_in_the_name_of_an_item_reaches_neither_the_database_nor_a_sink()
    {
        await using TestEstate estate = await TestEstate.StartAsync(2);
        foreach (EmulatedVault vault in estate.Emulator.Vaults)
        {
            estate.Emulator.Add(vault.Path, new JobDefinition
            {
                Name = Guid.NewGuid().ToString(),
                Item = vault.Items[0],
                EntityFriendlyName = Secret,
                StartTime = estate.Emulator.Clock.Now.AddMinutes(-10),
                Length = TimeSpan.FromMinutes(5),
                Outcome = SimulatedOutcome.Failed,
            });
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("fleet-masked-");
        await using (LocalFleet fleet = await LocalFleet.StartAsync(estate, folder.FullName))
        {
            await LocalFleet.UntilAsync(() => Task.FromResult(fleet.Sink.Received.Count == 2));
            Assert.DoesNotContain("hunter2secret", JsonSerializer.Serialize(fleet.Sink.Received), StringComparison.Ordinal);
            Assert.Contains(fleet.Sink.Received, end => end.Item == "password=*** sig=***");
            foreach (JobEnd end in fleet.Sink.Received)
            {
                JobEnd stored = (await fleet.History.FindJobAsync(end.VaultId, end.JobId, default))!;
                Assert.NotNull(BackupJobs.Fleet.Notifications.EndReport.Of(stored));
            }
        }

        SqliteConnection.ClearAllPools();
        byte[] secret = Encoding.UTF8.GetBytes("hunter2secret");
        foreach (FileInfo file in folder.GetFiles())
            Assert.True(File.ReadAllBytes(file.FullName).AsSpan().IndexOf(secret) < 0, file.Name);
        folder.Delete(recursive: true);
    }
}
