using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Discriminators in the form of another version, and mappings that lead nowhere.</summary>
public class DiscriminatorTests
{
    private const string Pets = """
        "Cat": { "allOf": [ { "$ref": "#/components/schemas/Root" } ], "properties": { "claws": { "type": "integer" } } },
        "Dog": { "allOf": [ { "$ref": "#/components/schemas/Root" } ], "properties": { "tail": { "type": "integer" } } }
        """;

    [Theory]
    [InlineData("\"kind\"", "BJG3037")]
    [InlineData("{ \"propertyName\": \"kind\" }", null)]
    public void Either_form_makes_a_hierarchy(string discriminator, string? problem)
    {
        ApiResult result = Read(OpenApiReturning(
            $$""" "Root": { "discriminator": {{discriminator}}, "properties": { "kind": { "type": "string" } } }, {{Pets}} """));

        Assert.Equal(problem, result.Problems.SingleOrDefault()?.Id);
        Assert.Equal("kind", result.Model!.Object("Root").Discriminator?.WireName);
        Assert.Equal("Cat", result.Model!.Object("Cat").DiscriminatorValue?.Content);
    }

    [Theory]
    [InlineData("\"kind\"", "BJG3037")]
    [InlineData("{ \"propertyName\": \"kind\" }", null)]
    public void Either_form_selects_the_variant_of_a_union(string discriminator, string? problem)
    {
        ApiResult result = Read(OpenApiReturning($$"""
            "Root": { "discriminator": {{discriminator}}, "oneOf": [ { "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" } ] },
            "A": { "properties": { "kind": { "type": "string" } } }, "B": { "properties": { "kind": { "type": "string" }, "b": { "type": "string" } } }
            """));

        Assert.Equal(problem, result.Problems.SingleOrDefault()?.Id);
        Assert.Equal("kind", result.Model!.Union("Root").Discriminator);
        Assert.Equal(["A", "B"], result.Model!.Union("Root").Variants.Select(variant => variant.DiscriminatorValue?.Content));
    }

    [Fact]
    public void A_mapping_that_leads_nowhere_costs_only_its_value()
    {
        ApiResult result = Read(OpenApiReturning($$"""
            "Root": { "properties": { "kind": { "type": "string" } },
              "discriminator": { "propertyName": "kind", "mapping": { "gone": "#/components/schemas/Gone", "cat": "Cat", "lost": "Lost" } } },
            "Lost": { "$ref": "#/components/schemas/Nowhere" }, {{Pets}}
            """));

        Assert.Equal(
            (ProblemSeverity.Warning, "#/components/schemas/Gone", "the value selects nothing"),
            Assert.Single(result.Problems.Select(
                problem => (Problems.Of(problem.Id).Severity, problem.Arguments[0], problem.Arguments[2])).Distinct()));
        Assert.Equal("cat", result.Model!.Object("Cat").DiscriminatorValue?.Content);
        Assert.Equal("Dog", result.Model!.Object("Dog").DiscriminatorValue?.Content);
    }

    [Theory]
    [InlineData("kindd", """ "kind": { "type": "string" } """, "kind")]
    [InlineData("Kind", """ "kind": { "enum": ["a"] } """, "kind")]
    [InlineData("typ", """ "type": { "$ref": "#/components/schemas/Kind" } """, "type")]
    [InlineData("kind", """ "kind": { "type": "string" }, "kinds": { "type": "string" } """, null)]
    [InlineData("$type", """ "type": { "type": "string" } """, null)]
    [InlineData("@type", """ "type": { "type": "string" } """, null)]
    [InlineData("type", """ "types": { "type": "array", "items": { "type": "string" } } """, null)]
    [InlineData("kind", """ "name": { "type": "string" }, "size": { "type": "integer" } """, null)]
    [InlineData("kind", "", null)]
    [InlineData("t", """ "a": { "type": "string" } """, null)]
    public void A_discriminator_that_no_variant_declares_is_reported_where_one_declares_a_similar_name(
        string name, string properties, string? similar)
    {
        ApiResult union = Read(OpenApiReturning($$"""
            "Root": { "oneOf": [ { "$ref": "#/components/schemas/Inner" }, { "$ref": "#/components/schemas/B" } ], "discriminator": { "propertyName": "{{name}}" } },
            "Inner": { "oneOf": [ { "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" } ] },
            "A": { "type": "object", "properties": { {{properties}} } }, "B": { "properties": { "b": { "type": "boolean" } } }, "Kind": { "type": "string", "enum": ["a"] }
            """));
        ApiResult hierarchy = Read(OpenApiReturning($$"""
            "Root": { "type": "object", "properties": { "b": { "type": "boolean" } }, "discriminator": { "propertyName": "{{name}}" } },
            "A": { "allOf": [ { "$ref": "#/components/schemas/Root" } ], "properties": { {{properties}} } }, "Kind": { "type": "string", "enum": ["a"] }
            """));

        (string, string)[] expected = similar is null ? [] : [(name, similar)];
        foreach (ApiResult result in new[] { union, hierarchy })
            Assert.Equal(
                expected,
                result.Problems.Where(problem => problem.Id == Problems.DiscriminatorName.Id)
                    .Select(problem => (problem.Arguments[0], problem.Arguments[1])));
    }

    [Fact]
    public void A_final_state_that_leads_nowhere_leaves_the_result_of_the_response()
    {
        string document = Swagger("""
            "/a": { "put": { "operationId": "A_Put", "x-ms-long-running-operation": true,
              "x-ms-long-running-operation-options": { "final-state-schema": "#/definitions/Gone" },
              "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } }, "202": { "description": "" } } } }
            """, """ "Thing": { "properties": { "a": { "type": "string" } } } """);

        ApiResult result = Read(document);

        AssertProblem(result, Problems.UnresolvedHint, document, "\"#/definitions/Gone\"");
        Assert.Equal("#Thing", result.Model!.Operation("A_Put").LongRunning?.Result.Short());
    }
}
