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
        Assert.Equal("Cat", result.Model!.Object("Cat").DiscriminatorValue);
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
        Assert.Equal(["A", "B"], result.Model!.Union("Root").Variants.Select(variant => variant.DiscriminatorValue));
    }
}
