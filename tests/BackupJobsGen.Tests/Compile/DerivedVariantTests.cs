using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Unions of the schemas of a hierarchy. Swashbuckle writes a body so, next to the discriminator of the base.</summary>
public sealed class DerivedVariantTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": {
          "either": { "oneOf": [{ "$ref": "#/components/schemas/Sms" }, { "$ref": "#/components/schemas/Fax" }] },
          "all": { "anyOf": [{ "$ref": "#/components/schemas/Notice" }, { "$ref": "#/components/schemas/Mail" }, { "$ref": "#/components/schemas/Sms" }, { "$ref": "#/components/schemas/Fax" }] },
          "lists": { "oneOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/Sms" } }, { "type": "array", "items": { "$ref": "#/components/schemas/Fax" } }] } } },
        "Notice": { "type": "object", "required": ["t"], "properties": { "t": { "type": "string" } },
          "discriminator": { "propertyName": "t", "mapping": { "sms": "Sms", "fax": "Fax", "mail": "Mail" } } },
        "Sms": { "allOf": [{ "$ref": "#/components/schemas/Notice" }], "properties": { "number": { "type": "integer" } } },
        "Fax": { "allOf": [{ "$ref": "#/components/schemas/Sms" }], "properties": { "delay": { "type": "integer" } } },
        "Mail": { "allOf": [{ "$ref": "#/components/schemas/Notice" }], "properties": { "to": { "type": "string" } } }
        """)).Run().Compiles());

    [Theory]
    [InlineData("either", """{"t":"fax","number":1,"delay":2}""", "AsFax")]
    [InlineData("either", """{"t":"fax","number":1}""", "AsFax")]
    [InlineData("either", """{"t":"sms","number":1}""", "AsSms")]
    [InlineData("all", """{"t":"fax","number":1}""", "AsFax")]
    [InlineData("all", """{"t":"sms","number":1}""", "AsSms")]
    [InlineData("all", """{"t":"mail","to":"a"}""", "AsMail")]
    [InlineData("all", """{"t":"other"}""", "AsNotice")]
    [InlineData("lists", """[{"t":"fax"},{"t":"fax","delay":1}]""", "AsFaxList")]
    [InlineData("lists", """[{"t":"fax"},{"t":"sms"}]""", "AsSmsList")]
    public void The_most_derived_variant_is_read(string member, string json, string variant) =>
        Variants.Reads(Generated.Value, member, json, variant);
}
