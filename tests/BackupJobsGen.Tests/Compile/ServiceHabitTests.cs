using System.Collections;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Azure Resource Manager sends year 1 for no date and the index of an enum's value; no other API is read that way.</summary>
public class ServiceHabitTests
{
    private const string Json =
        """{"when":"0001-01-01T00:00:00Z","day":"0001-01-01","actions":[1,"Cancel",7],"base":{"kind":"x","at":"0001-01-01T00:00:00Z"}}""";

    [Theory]
    [InlineData("management.azure.com")]
    [InlineData("MANAGEMENT.AZURE.COM")]
    public void Resource_manager_sends_year_one_and_ordinals(string host)
    {
        (Model model, object thing) = Read(host);

        Assert.All(["When", "Day"], name => Assert.Null(Model.Get(thing, name)));
        Assert.Null(Model.Get(Model.Get(thing, "Base")!, "At"));
        Assert.Equal(["Retry", "Cancel", "7"], Actions(thing));
        Model.SameMeaning(Json, model.RoundTrip(Json));
    }

    [Theory]
    [InlineData("management.example.com")]
    [InlineData("azure.com")]
    [InlineData("management.azure.com.example.com")]
    [InlineData("example.com/management.azure.com")]
    public void Other_services_send_dates_and_strings(string host)
    {
        (Model model, object thing) = Read(host);

        Assert.Equal(default(DateTimeOffset), Model.Get(thing, "When"));
        Assert.Equal(default(DateOnly), Model.Get(thing, "Day"));
        Assert.Equal(default(DateTimeOffset), Model.Get(Model.Get(thing, "Base")!, "At"));
        Assert.Equal(["1", "Cancel", "7"], Actions(thing));
        Model.SameMeaning(Json, model.RoundTrip(Json));
    }

    private static (Model Model, object Thing) Read(string host)
    {
        string document = Swagger.Thing(
            """
            "when": { "type": "string", "format": "date-time" },
            "day": { "type": "string", "format": "date" },
            "actions": { "type": "array", "items": { "type": "string", "enum": ["Cancel", "Retry"], "x-ms-enum": { "name": "Action" } } },
            "base": { "$ref": "#/definitions/Base" }
            """,
            definitions: """
            "Base": {
              "type": "object", "discriminator": "kind", "required": ["kind"],
              "properties": { "kind": { "type": "string" }, "at": { "type": "string", "format": "date-time" } }
            }
            """);
        Generation generation =
            TestProject.Of(document.Replace("management.example.com", host, StringComparison.Ordinal)).Run().Compiles();
        Model model = new(generation.Type("Thing"));
        return (model, model.Read(Json));
    }

    private static IEnumerable<string?> Actions(object thing) =>
        ((IEnumerable)Model.Get(thing, "Actions")!).Cast<object>().Select(action => action.ToString());
}
