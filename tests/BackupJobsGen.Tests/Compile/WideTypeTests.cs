using System.Globalization;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>A type with thousands of properties costs what one with a thousand does, and loses nothing.</summary>
public class WideTypeTests
{
    [Fact]
    public void Properties_beyond_the_limit_are_kept_and_written_back()
    {
        Generation wide = Generate(4_000);
        Model model = new(wide.Compiles().Type("Thing"));
        const string Json = """{"p0":"a","p999":"b","p1000":"c","p3999":"d","required":7}""";

        object thing = model.Read(Json);

        Assert.Equal("b", Model.Get(thing, "P999"));
        Assert.Null(thing.GetType().GetProperty("P1000"));
        Model.SameMeaning(Json, model.RoundTrip(Json));
    }

    [Fact]
    public void The_code_of_a_type_has_a_limit() =>
        Assert.Equal(Generate(1_001).File("Thing").Length, Generate(4_000).File("Thing").Length);

    private static Generation Generate(int count) => TestProject.Of(
        Swagger.Thing(string.Join(",", Enumerable.Range(0, count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $$""" "p{{i}}": { "type": "string" } """))))).Run();
}
