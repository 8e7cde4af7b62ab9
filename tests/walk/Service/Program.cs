// A service as `dotnet new webapi` starts one: minimal endpoints and the framework's own document.
using Microsoft.AspNetCore.Http.HttpResults;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenApi();
WebApplication app = builder.Build();
app.MapOpenApi();

List<Pet> pets = [new(1, "Rex", null)];
RouteGroupBuilder group = app.MapGroup("/pets").WithTags("Pets");
group.AddEndpointFilter(async (context, next) =>
    context.HttpContext.Request.Headers["X-Api-Key"] == "the key" ? await next(context) : Results.Unauthorized());
group.MapGet("/", () => pets).WithName("Pets_List");
group.MapPost("/", (NewPet pet) =>
{
    Pet added = new(pets.Count + 1, pet.Name, pet.Born);
    pets.Add(added);
    return TypedResults.Created($"/pets/{added.Id}", added);
}).WithName("Pets_Add");
group.MapGet("/{id}", Results<Ok<Pet>, NotFound> (long id) =>
    pets.Find(pet => pet.Id == id) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithName("Pets_Get");
app.Run();

internal sealed record Pet(long Id, string Name, DateOnly? Born);

internal sealed record NewPet(string Name, DateOnly? Born);
