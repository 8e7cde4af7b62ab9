using BackupJobsGen.Testing;
using Contoso.Pets;
using Xunit;

namespace Contoso.Tests;

public class ShelterTests
{
    [Fact]
    public async Task An_admitted_pet_is_listed()
    {
        await using MockServer server = MockServer.Load(Path.Combine(AppContext.BaseDirectory, "pets.json"));
        using HttpClient http = server.CreateClient();
        PetClient client = new(http, new PetClientOptions { Endpoint = new Uri("https://pets.example"), ApiKey = "any" });

        Assert.Contains("Lassie", await new Shelter(client).AdmitAsync("Lassie"));
        server.ThrowIfViolated();
    }
}
