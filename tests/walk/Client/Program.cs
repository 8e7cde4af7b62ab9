using BackupJobsGen.Runtime;
using Contoso.Pets;
using Microsoft.Extensions.DependencyInjection;

ServiceCollection services = new();
services.AddPetClient(options =>
{
    options.Endpoint = new Uri(args[0]);
    options.ApiKey = "the key";
}).AddStandardResilienceHandler();
services.AddTransient<Shelter>();
await using ServiceProvider provider = services.BuildServiceProvider();
Console.WriteLine(await provider.GetRequiredService<Shelter>().AdmitAsync("Lassie"));

namespace Contoso.Pets
{
    /// <summary>Code that uses the client.</summary>
    public sealed class Shelter(PetClient client)
    {
        /// <summary>Adds a pet.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The names of all pets.</returns>
        public async Task<string> AdmitAsync(string name)
        {
            await client.Pets.AddAsync(new NewPet { Name = name, Born = null });
            ApiResponse<ValueList<Pet>> pets = await client.Pets.ListAsync();
            return string.Join(", ", pets.Value.Select(pet => pet.Name));
        }
    }
}
