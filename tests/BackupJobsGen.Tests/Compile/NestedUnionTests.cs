using BackupJobsGen.Reading;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Unions with a discriminator whose variants are unions, or bases of other variants.</summary>
public sealed class NestedUnionTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": {
          "mapped": { "$ref": "#/components/schemas/Mapped" }, "named": { "$ref": "#/components/schemas/Named" },
          "deep": { "$ref": "#/components/schemas/Deep" }, "open": { "$ref": "#/components/schemas/Open" },
          "twice": { "$ref": "#/components/schemas/Twice" }, "other": { "$ref": "#/components/schemas/Other" },
          "aliased": { "$ref": "#/components/schemas/Aliased" }, "notices": { "$ref": "#/components/schemas/Notices" },
          "base": { "$ref": "#/components/schemas/BaseOrSquare" } } },
        "Mapped": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Square" }],
          "discriminator": { "propertyName": "kind", "mapping": { "circle": "#/components/schemas/Circle", "oval": "#/components/schemas/Oval", "square": "#/components/schemas/Square" } } },
        "Named": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Square" }], "discriminator": { "propertyName": "kind" } },
        "Deep": { "oneOf": [{ "$ref": "#/components/schemas/Named" }, { "$ref": "#/components/schemas/Triangle" }], "discriminator": { "propertyName": "kind" } },
        "Open": { "oneOf": [{ "$ref": "#/components/schemas/Plain" }, { "$ref": "#/components/schemas/Square" }],
          "discriminator": { "propertyName": "kind", "mapping": { "triangle": "#/components/schemas/Triangle", "square": "Square" } } },
        "Twice": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Circle" }], "discriminator": { "propertyName": "kind" } },
        "Other": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Square" }],
          "discriminator": { "propertyName": "family", "mapping": { "r": "Round", "s": "Square" } } },
        "Aliased": { "oneOf": [{ "$ref": "#/components/schemas/OnlyTriangle" }, { "$ref": "#/components/schemas/Square" }],
          "discriminator": { "propertyName": "kind", "mapping": { "tri": "Triangle", "square": "Square" } } },
        "OnlyTriangle": { "oneOf": [{ "$ref": "#/components/schemas/Triangle" }] },
        "Plain": { "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Triangle" }] },
        "Round": { "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Oval" }],
          "discriminator": { "propertyName": "kind", "mapping": { "circle": "#/components/schemas/Circle", "oval": "#/components/schemas/Oval" } } },
        "Circle": { "type": "object", "required": ["kind", "r"], "properties": { "kind": { "const": "circle" }, "r": { "type": "integer" }, "id": { "type": "string", "readOnly": true } } },
        "Oval": { "type": "object", "properties": { "kind": { "type": "string" }, "a": { "type": "integer" } } },
        "Square": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "square" } } },
        "Triangle": { "type": "object", "properties": { "kind": { "type": "string" }, "t": { "type": "integer" } } },
        "Notices": { "oneOf": [{ "$ref": "#/components/schemas/Sms" }, { "$ref": "#/components/schemas/Fax" }], "discriminator": { "propertyName": "t" } },
        "BaseOrSquare": { "oneOf": [{ "$ref": "#/components/schemas/Notice" }, { "$ref": "#/components/schemas/Sms" }, { "$ref": "#/components/schemas/Tape" }], "discriminator": { "propertyName": "t" } },
        "Tape": { "type": "object", "properties": { "t": { "const": "tape" } } },
        "Notice": { "type": "object", "required": ["t"], "properties": { "t": { "type": "string" } },
          "discriminator": { "propertyName": "t", "mapping": { "sms": "Sms", "fax": "Fax", "mail": "Mail" } } },
        "Sms": { "allOf": [{ "$ref": "#/components/schemas/Notice" }], "properties": { "number": { "type": "integer" }, "id": { "type": "string", "readOnly": true } } },
        "Fax": { "allOf": [{ "$ref": "#/components/schemas/Sms" }], "properties": { "delay": { "type": "integer" } } },
        "Mail": { "allOf": [{ "$ref": "#/components/schemas/Notice" }], "properties": { "to": { "type": "string" } } }
        """, "3.1.0")).Run().Compiles());

    [Theory]
    [InlineData("Mapped", """{"kind":"circle","r":1}""", "AsRound", "AsCircle")]
    [InlineData("Mapped", """{"kind":"oval","a":1}""", "AsRound", "AsOval")]
    [InlineData("Mapped", """{"kind":"square"}""", "AsSquare")]
    [InlineData("Named", """{"kind":"circle","r":1}""", "AsRound", "AsCircle")]
    [InlineData("Named", """{"kind":"square"}""", "AsSquare")]
    [InlineData("Deep", """{"kind":"oval","a":1}""", "AsNamed", "AsRound", "AsOval")]
    [InlineData("Deep", """{"kind":"Triangle","t":1}""", "AsTriangle")]
    [InlineData("Open", """{"kind":"circle","r":1}""", "AsPlain", "AsCircle")]
    [InlineData("Open", """{"kind":"triangle","t":1}""", "AsPlain", "AsTriangle")]
    [InlineData("Twice", """{"kind":"circle","r":1}""", "AsCircle")]
    [InlineData("Twice", """{"kind":"oval","a":1}""", "AsRound", "AsOval")]
    [InlineData("Other", """{"kind":"circle","r":1,"family":"r"}""", "AsRound", "AsCircle")]
    [InlineData("Aliased", """{"kind":"tri","t":1}""", "AsTriangle")]
    [InlineData("Notices", """{"t":"fax","number":1,"delay":2}""", "AsFax")]
    [InlineData("Notices", """{"t":"sms","number":1}""", "AsSms")]
    [InlineData("BaseOrSquare", """{"t":"mail","to":"a"}""", "AsNotice")]
    [InlineData("BaseOrSquare", """{"t":"fax","number":1,"delay":2}""", "AsSms")]
    [InlineData("BaseOrSquare", """{"t":"tape"}""", "AsTape")]
    public void The_values_of_a_nested_union_select_it(string union, string json, params string[] path)
    {
        object? read = new Model(Generated.Value.Type(union)).Read(json);

        foreach (string property in path)
        {
            Assert.Equal([property], Variants.Set(read!));
            read = Model.Get(read!, property);
        }
    }

    [Theory]
    [InlineData("Mapped", "Round", "Circle", """{"kind":"circle","r":1}""")]
    [InlineData("Named", "Round", "Circle", """{"kind":"circle","r":1}""")]
    [InlineData("Open", "Plain", "Circle", """{"kind":"circle","r":1}""")]
    [InlineData("Twice", "Round", "Circle", """{"kind":"circle","r":1}""")]
    [InlineData("Other", "Round", "Circle", """{"family":"r","kind":"circle","r":1}""")]
    public void The_value_of_a_nested_union_is_kept_and_what_is_read_only_is_not_sent(
        string outer, string inner, string variant, string expected)
    {
        object value = new Model(Generated.Value.Type(variant)).Read("""{"kind":"circle","r":1,"id":"i"}""");

        object union = From(outer, inner, From(inner, variant, value));

        Model.SameMeaning(expected, new Model(Generated.Value.Type(outer)).Request(union));
        Assert.Equal(["As" + variant], Variants.Set(Model.Get(union, "As" + inner)!));
    }

    [Fact]
    public void A_nested_union_sets_the_value_that_selects_it_in_every_union()
    {
        object oval = From("Round", "Oval", new Model(Generated.Value.Type("Oval")).Read("""{"a":1}"""));

        object deep = From("Deep", "Named", From("Named", "Round", oval));

        Assert.Equal("""{"kind":"oval","a":1}""", new Model(Generated.Value.Type("Deep")).Request(deep));
        Assert.Equal(deep, new Model(Generated.Value.Type("Deep")).Read("""{"kind":"oval","a":1}"""));
    }

    [Fact]
    public void Another_name_of_one_variant_is_selected_as_that_variant_is() =>
        Assert.Equal(
            """{"kind":"tri","t":1}""",
            new Model(Generated.Value.Type("Aliased")).Request(
                From("Aliased", "Triangle", new Model(Generated.Value.Type("Triangle")).Read("""{"t":1}"""))));

    [Theory]
    [InlineData("Notices", "Sms", """{"t":"fax","number":1,"id":"i"}""", """{"t":"fax","number":1}""")]
    [InlineData("Notices", "Sms", """{"t":"sms","number":1,"id":"i"}""", """{"t":"sms","number":1}""")]
    [InlineData("BaseOrSquare", "Notice", """{"t":"mail","to":"a"}""", """{"t":"mail","to":"a"}""")]
    public void The_value_of_a_hierarchy_is_kept(string union, string variant, string json, string expected)
    {
        object value = new Model(Generated.Value.Type(variant)).Read(json);

        Assert.Equal(expected, new Model(Generated.Value.Type(union)).Request(From(union, variant, value)));
    }

    [Theory]
    [InlineData("\"c\": \"Circle\"", "which the discriminator of a variant selects by other values")]
    [InlineData("\"round\": \"Round\"", "which the discriminator of a variant selects by other values")]
    [InlineData("\"far\": \"Far\"", "which is neither a variant of this schema nor derived from it")]
    [InlineData("\"circle\": \"Circle\"", null)]
    [InlineData("\"circle\": \"Round\"", null)]
    public void A_mapping_that_a_nested_union_does_not_know_is_reported(string entry, string? reason)
    {
        string document = ApiReading.OpenApiReturning($$"""
            "Root": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Square" }],
              "discriminator": { "propertyName": "kind", "mapping": { {{entry}} } } },
            "Round": { "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Oval" }],
              "discriminator": { "propertyName": "kind", "mapping": { "circle": "Circle" } } },
            "Circle": { "type": "object", "properties": { "kind": { "type": "string" }, "r": { "type": "integer" } } },
            "Oval": { "type": "object", "properties": { "kind": { "type": "string" } } },
            "Square": { "type": "object", "properties": { "kind": { "type": "string" }, "w": { "type": "integer" } } },
            "Far": { "type": "object", "properties": { "kind": { "type": "string" } } }
            """);

        ApiResult result = ApiReading.Read(document);

        Assert.Equal(reason is null ? [] : [("BJG3033", reason)], result.Problems.Select(problem => (problem.Id, problem.Arguments[2])));
        Assert.Equal(
            ["circle", "Oval", "Square"],
            result.Model!.Union("Root").Variants.Select(variant => variant.DiscriminatorValue?.Content));
    }

    // The reader must end, and the rest of the document is generated.
    [Theory]
    [InlineData("\"kind\"")]
    [InlineData("\"family\"")]
    public void Unions_that_lead_to_each_other_end(string inner) => Assert.Equal(
        ["BJG3007"],
        TestProject.Of(ApiReading.OpenApiReturning($$"""
            "Root": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Square" }], "discriminator": { "propertyName": "kind" } },
            "Round": { "oneOf": [{ "$ref": "#/components/schemas/Circle" }, { "$ref": "#/components/schemas/Oval" }, { "$ref": "#/components/schemas/Root" }], "discriminator": { "propertyName": {{inner}} } },
            "Circle": { "type": "object", "properties": { "kind": { "type": "string" }, "r": { "type": "integer" } } },
            "Oval": { "type": "object", "properties": { "kind": { "type": "string" }, "a": { "type": "integer" } } },
            "Square": { "type": "object", "properties": { "kind": { "type": "string" }, "w": { "type": "integer" } } }
            """)).Run().Compiles().Reported);

    private static object From(string union, string variant, object value) =>
        Generated.Value.Type(union).GetMethod("From" + variant)!.Invoke(null, [value])!;
}
