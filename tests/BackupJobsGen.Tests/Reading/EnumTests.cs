using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class EnumTests
{
    [Fact]
    public void Values_keep_their_texts_names_and_descriptions()
    {
        ApiModel model = Model(Returning("""
            "Root": { "properties": { "kind": { "type": "string", "description": "Kind.", "enum": [ "", "+1", "class", "A", "a", null ],
              "x-ms-enum": { "name": "Kind", "modelAsString": true, "values": [
                { "value": "+1", "name": "PlusOne", "description": "One more." }, { "value": "later", "name": "Later" } ] } } } }
            """));

        ApiEnum kind = model.Enum("Kind");
        Assert.Equal(ScalarKind.String, kind.Underlying);
        Assert.Equal(["", "+1", "class", "A", "a", "later"], kind.Values.Select(value => value.Value));
        Assert.Equal(new ApiEnumValue("+1", "PlusOne", "One more."), kind.Values[1]);
        Assert.Equal(("Later", "Kind."), (kind.Values[5].Name, kind.Description));
        Assert.True(model.Object("Root").Property("kind").Nullable);
    }

    [Theory]
    [InlineData("""{ "type": "integer", "format": "int32", "enum": [ 1, 2 ] }""", ScalarKind.Int32, "1,2")]
    [InlineData("""{ "type": "integer", "enum": [ 1, 2 ] }""", ScalarKind.Int64, "1,2")]
    [InlineData("""{ "enum": [ 1, 2.5 ] }""", ScalarKind.Double, "1,2.5")]
    [InlineData("""{ "type": "string", "enum": [ 1, 2 ] }""", ScalarKind.String, "1,2")]
    [InlineData("""{ "enum": [ "a", 2 ] }""", ScalarKind.String, "a,2")]
    [InlineData("""{ "enum": [ "a", "b" ] }""", ScalarKind.String, "a,b")]
    public void The_underlying_type_follows_the_document(string schema, object underlying, string values)
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "kind": {{schema}} } }
            """));

        Assert.Equal((ScalarKind)underlying, model.Enum("Root kind").Underlying);
        Assert.Equal(values, string.Join(",", model.Enum("Root kind").Values.Select(value => value.Value)));
    }

    [Theory]
    [InlineData("""[ "a", "b", "a" ]""", "\"a\" ]", "occurs twice")]
    [InlineData("""[ "a", { "b": 1 } ]""", "{ \"b\"", "is not of the enum's type")]
    [InlineData("""[ 1, "1" ]""", "\"1\" ]", "has the same characters as 1, which is sent for both")]
    [InlineData("""[ "true", 2, true ]""", "true ]", "has the same characters as \"true\", which is sent for both")]
    public void A_value_that_does_not_fit_is_left_out(string values, string at, string why)
    {
        string document = Returning($$"""
            "Root": { "properties": { "kind": { "type": "string", "enum": {{values}} } } }
            """);

        Problem problem = AssertProblem(Read(document), Problems.EnumValueIgnored, document, at);

        Assert.Equal(why, problem.Arguments[1]);
    }

    [Fact]
    public void Enums_of_one_name_are_one_type_when_one_has_all_the_values()
    {
        ApiModel model = Model(Returning("""
            "Root": { "properties": {
              "a": { "type": "string", "enum": [ "x", "y" ], "x-ms-enum": { "name": "Shared" } },
              "b": { "type": "array", "items": { "type": "string", "enum": [ "y", "x", "z" ], "x-ms-enum": { "name": "Shared" } } },
              "c": { "type": "string", "enum": [ "x" , "y" ] } } }
            """));

        ApiObject root = model.Object("Root");
        ApiEnum shared = model.Enum("Shared");
        Assert.Equal(["y", "x", "z"], shared.Values.Select(value => value.Value));
        Assert.Equal(new ApiReference(shared.Id), root.Property("a").Type);
        Assert.Equal(new ApiList(new ApiReference(shared.Id)), root.Property("b").Type);
        Assert.Equal(2, model.Schemas.OfType<ApiEnum>().Count());
    }

    [Fact]
    public void Enums_of_one_name_with_values_of_their_own_stay_apart()
    {
        string document = Returning("""
            "Root": { "properties": {
              "a": { "type": "string", "enum": [ "x", "y" ], "x-ms-enum": { "name": "Shared" } },
              "b": { "type": "string", "enum": [ "x", "z" ], "x-ms-enum": {"name": "Shared" } } } }
            """);

        ApiResult result = Read(document);

        Assert.Equal(2, result.Model!.Schemas.Count(schema => schema.Name == "Shared"));
        AssertProblem(result, Problems.EnumsDiffer, document, "{\"name\"");
    }

    [Theory]
    [InlineData(""" "x-enum-varnames": [ "Low", "High" ], "x-enum-descriptions": [ "Cold.", "Hot." ] """, "Low", "Hot.")]
    [InlineData(""" "x-enumNames": [ "Low", "High" ] """, "Low", null)]
    [InlineData(
        """ "x-enumNames": [ "Low", "High" ], "x-ms-enum": { "name": "Kind", "values": [ { "value": 1, "name": "Lowest" }, { "value": 2, "description": "Hot." } ] } """,
        "Lowest", "Hot.")]
    public void Names_of_values_come_from_any_extension(string names, string first, string? lastDescription)
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "kind": { "type": "integer", "enum": [ 1, 2 ], {{names}} } } }
            """));

        ApiEnum kind = Assert.Single(model.Schemas.OfType<ApiEnum>());
        Assert.Equal([first, "High"], kind.Values.Select(value => value.Name));
        Assert.Equal(lastDescription, kind.Values[1].Description);
    }

    [Theory]
    [InlineData(
        """{ "oneOf": [ { "const": "a", "title": "First", "description": "One." }, { "const": "b" } ] }""", ScalarKind.String, "First")]
    [InlineData(
        """{ "type": "integer", "format": "int32", "anyOf": [ { "enum": [ 1 ], "title": "One" }, { "const": 2 }, { "type": "null" } ] }""",
        ScalarKind.Int32, "One")]
    public void Alternatives_of_constants_are_an_enum(string schema, object underlying, string first)
    {
        ApiModel model = Model(OpenApiReturning($$""" "Root": { "properties": { "kind": {{schema}} } } """, "3.1.0"));

        ApiEnum kind = model.Enum("Root kind");
        Assert.Equal(((ScalarKind)underlying, first), (kind.Underlying, kind.Values[0].Name));
    }
}
