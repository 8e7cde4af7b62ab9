using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

public class UnionTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of("""
        {
          "openapi": "3.0.1",
          "info": { "title": "Test", "version": "1" },
          "servers": [{ "url": "https://{region}.example.com", "variables": { "region": { "default": "west" } } }],
          "paths": {
            "/things": { "get": {
              "operationId": "Things_Get",
              "parameters": [{ "name": "filter", "in": "query", "style": "deepObject", "schema": { "$ref": "#/components/schemas/Cat" } }],
              "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } } } }
          },
          "components": { "schemas": {
            "Thing": { "type": "object", "properties": { "pet": { "$ref": "#/components/schemas/Pet" }, "loose": { "$ref": "#/components/schemas/Loose" } } },
            "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }],
              "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } } },
            "Loose": { "anyOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }, { "type": "integer" }, { "type": "array", "items": { "type": "string" } }] },
            "Cat": { "type": "object", "properties": { "kind": { "type": "string" }, "lives": { "type": "integer" } } },
            "Dog": { "type": "object", "required": ["bark"], "properties": { "kind": { "type": "string" }, "bark": { "type": "string" }, "size": { "type": "integer" } } }
          } }
        }
        """).Run().Compiles());

    [Theory]
    [InlineData("AsCat", """{ "kind": "cat", "lives": 9 }""")]
    [InlineData("AsDog", """{ "kind": "dog", "bark": "wuff", "more": [1] }""")]
    [InlineData(null, """{ "kind": "fish", "bark": "blub" }""")]
    [InlineData(null, """{ "kind": "dog" }""")]
    [InlineData(null, "[1, 2]")]
    public void A_discriminator_selects_the_variant(string? variant, string json) => Chooses("Pet", variant, json);

    [Theory]
    [InlineData("AsCat", """{ "lives": 9 }""")]
    [InlineData("AsDog", """{ "bark": "wuff", "size": 3 }""")]
    [InlineData("AsCat", """{ "kind": "x" }""")]
    [InlineData("AsInt64", "12")]
    [InlineData("AsStringList", """["a", "b"]""")]
    [InlineData(null, "true")]
    public void Without_a_discriminator_the_variant_with_most_declared_members_is_selected(string? variant, string json) =>
        Chooses("Loose", variant, json);

    [Theory]
    [InlineData("Pet (Dog)", "Pet", """{ "kind": "dog", "bark": "geheim" }""")]
    [InlineData("Pet", "Pet", """{ "kind": "fish", "bark": "geheim" }""")]
    [InlineData("Loose (Int64)", "Loose", "12")]
    public void ToString_shows_the_variant_and_not_the_value(string expected, string union, string json) =>
        Assert.Equal(expected, new Model(Generated.Value.Type(union)).Read(json).ToString());

    [Fact]
    public void A_union_is_created_from_a_variant_and_equal_by_its_JSON()
    {
        Type type = Generated.Value.Type("Pet");
        object cat = new Model(Generated.Value.Type("Cat")).Read("""{ "kind": "cat", "lives": 9 }""");

        object made = type.GetMethod("FromCat")!.Invoke(null, [cat])!;

        Assert.Equal("""{"kind":"cat","lives":9}""", new Model(type).Write(made));
        Assert.Equal(new Model(type).Read("""{"kind":"cat","lives":9}"""), made);
    }

    [Theory]
    [InlineData("Pet", """{"kind":"cat","lives":9,"more":"a"}""", """{"more":"\u0061","lives":9.0,"kind":"cat"}""")]
    [InlineData("Pet", """{"kind":"fish","fins":[1,{"a":1,"b":2}]}""", """{"fins":[1.0,{"b":2,"a":1}],"kind":"fish"}""")]
    [InlineData("Loose", "1", "1.0")]
    [InlineData("Loose", "true", "true")]
    public void Unions_of_equal_values_are_equal_and_keep_their_spelling(string union, string left, string right)
    {
        Model model = new(Generated.Value.Type(union));
        (object one, object other) = (model.Read(left), model.Read(right));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal((left, right), (model.Write(one), model.Write(other)));
    }

    [Theory]
    [InlineData("Pet", """{"kind":"cat","lives":9}""", """{"kind":"cat","lives":8}""")]
    [InlineData("Pet", """{"kind":"cat","more":[1,2]}""", """{"kind":"cat","more":[2,1]}""")]
    [InlineData("Loose", "1", "\"1\"")]
    public void Unions_of_other_values_are_not_equal(string union, string left, string right)
    {
        Model model = new(Generated.Value.Type(union));

        Assert.NotEqual(model.Read(left), model.Read(right));
    }

    [Theory]
    [InlineData("AsOk", """{ "s": "ok" }""")]
    [InlineData("AsError", """{ "s": "error" }""")]
    [InlineData("AsNumbered", """{ "n": 2, "extra": 1 }""")]
    [InlineData("AsCounted", """{ "n": 3.0 }""")]
    [InlineData("AsNumbered", """{ "b": true }""")]
    [InlineData("AsNumbered", """{ "s": "other" }""")]
    [InlineData(null, """{ "s": "other", "b": false }""")]
    public void A_constant_that_does_not_fit_rules_the_variant_out(string? variant, string json) =>
        Chooses("Constants", variant, json, WithConstants.Value);

    [Theory]
    [InlineData("AsFive", """{ "u": 5 }""")]
    [InlineData("AsFive", """{ "u": 5.0 }""")]
    [InlineData("AsWord", """{ "u": "5" }""")]
    public void The_only_value_of_an_enum_of_several_types_has_the_type_it_has_in_the_document(string variant, string json) =>
        Chooses("Unquoted", variant, json, WithConstants.Value);

    [Theory]
    [InlineData("AsOpen", """{ "s": null }""")]
    [InlineData("AsOpen", """{ "s": "open" }""")]
    [InlineData("AsClosed", """{ "s": "closed" }""")]
    public void Null_is_a_value_of_a_nullable_constant(string variant, string json) =>
        Chooses("NullableState", variant, json, WithConstants.Value);

    // A choice that nothing in it fits is a worse fit than an object with unknown members.
    [Theory]
    [InlineData("AsKinds", """{ "kind": "Right", "b": "x" }""")]
    [InlineData("AsNoted", """{ "note": "x" }""")]
    [InlineData("AsNoted", """{ "any": { "kind": "Left", "a": "x" } }""")]
    [InlineData("AsNoted", """{ "other": 1 }""")]
    public void A_union_inside_a_union_counts_what_its_variants_declare(string variant, string json) =>
        Chooses("RootNested", variant, json, WithConstants.Value);

    [Theory]
    [InlineData("AsWolf", """{ "kind": "Wolf", "pack": "p" }""")]
    [InlineData("AsFox", """{ "kind": "Fox" }""")]
    public void The_values_of_a_hierarchy_rule_variants_out(string variant, string json) =>
        Chooses("Wild", variant, json, WithConstants.Value);

    [Fact]
    public void A_variant_gets_the_discriminator_that_the_mapping_names()
    {
        Type type = Generated.Value.Type("Pet");
        object cat = new Model(Generated.Value.Type("Cat")).Read("""{ "lives": 9 }""");
        object other = new Model(Generated.Value.Type("Cat")).Read("""{ "lives": 9, "kind": "dog" }""");

        object made = type.GetMethod("FromCat")!.Invoke(null, [cat])!;

        Model.SameMeaning("""{ "kind": "cat", "lives": 9 }""", new Model(type).Write(made));
        Model.SameMeaning("""{ "kind": "cat", "lives": 9 }""", new Model(type).Request(made));
        Assert.Equal("cat", Model.Get(made, "AsCat", "Kind"));
        Model.SameMeaning("""{ "kind": "cat", "lives": 9 }""", new Model(type).Write(type.GetMethod("FromCat")!.Invoke(null, [other])!));
    }

    // The usual way to write inheritance in OpenAPI 3: the union lists its variants, and each of them names the union.
    [Theory]
    [InlineData("AsCat", """{ "kind": "Cat", "name": "n", "lives": 9 }""")]
    [InlineData("AsDog", """{ "kind": "Dog", "name": "n", "bark": "wuff" }""")]
    [InlineData("AsFish", """{ "kind": "Fish", "name": "n" }""")]
    public void A_variant_may_name_its_union_in_allOf(string variant, string json)
    {
        Chooses("Animal", variant, json, Inheriting.Value);
        Assert.Empty(Inheriting.Value.Reported);
        object read = new Model(Inheriting.Value.Type("Animal")).Read(json);
        Assert.Equal("n", Model.Get(read, variant, "Name"));
    }

    // A value of a type that the union does not name could be neither sent nor, where it is required, read.
    [Theory]
    [InlineData("RootObjectOrText", "AsString", """ "a" """)]
    [InlineData("RootObjectOrText", "AsJsonMap", """{ "a": [1] }""")]
    [InlineData("RootObjectOrList", "AsJsonMap", """{ "x": null }""")]
    [InlineData("RootObjectOrList", "AsStringList", """["a"]""")]
    public void An_object_without_declared_members_is_a_variant(string union, string variant, string json) =>
        Chooses(union, variant, json, WithObjects.Value);

    [Theory]
    [InlineData("Anything", typeof(BackupJobsGen.Runtime.RawJson))]
    [InlineData("Constrained", typeof(string))]
    public void Beside_a_schema_that_allows_everything_one_type_is_not_the_type(string property, Type type) =>
        Assert.Equal(type, WithObjects.Value.Type("Root").GetProperty(property)!.PropertyType);

    [Fact]
    public void An_object_with_members_keeps_those_of_any_object() =>
        Assert.Equal(WithObjects.Value.Type("Named"), WithObjects.Value.Type("Root").GetProperty("ObjectOrNamed")!.PropertyType);

    private static readonly Lazy<Generation> WithObjects = new(() => TestProject.Of(Reading.ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": {
          "objectOrText": { "oneOf": [{ "type": "object" }, { "type": "string" }] },
          "objectOrList": { "anyOf": [{ "type": "object", "required": ["x"] }, { "type": "array", "items": { "type": "string" } }] },
          "objectOrNamed": { "anyOf": [{ "type": "object" }, { "$ref": "#/components/schemas/Named" }] },
          "anything": { "anyOf": [{ "type": "string" }, { "description": "or whatever" }] },
          "constrained": { "anyOf": [{ "type": "string" }, { "not": { "type": "object" } }] } } },
        "Named": { "type": "object", "properties": { "name": { "type": "string" } } }
        """)).Run().Compiles());

    [Fact]
    public void A_variant_that_names_its_union_has_the_members_in_between() =>
        Assert.NotNull(Inheriting.Value.Type("Cat").GetProperty("Claws"));

    private static readonly Lazy<Generation> Inheriting = new(() => TestProject.Of(Reading.ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": { "cat": { "$ref": "#/components/schemas/Cat" }, "animal": { "$ref": "#/components/schemas/Animal" } } },
        "Animal": { "allOf": [{ "$ref": "#/components/schemas/Named" }], "discriminator": { "propertyName": "kind" },
          "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }, { "$ref": "#/components/schemas/Fish" }] },
        "Named": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } },
        "Feline": { "allOf": [{ "$ref": "#/components/schemas/Animal" }, { "type": "object", "properties": { "claws": { "type": "integer" } } }] },
        "Cat": { "allOf": [{ "$ref": "#/components/schemas/Feline" }, { "type": "object", "properties": { "lives": { "type": "integer" } } }] },
        "Dog": { "type": "object", "properties": { "bark": { "type": "string" } }, "allOf": [{ "$ref": "#/components/schemas/Animal" }] },
        "Fish": { "allOf": [{ "$ref": "#/components/schemas/Animal" }] }
        """)).Run().Compiles());

    [Fact]
    public void OneOf_constants_is_an_enum_with_the_titles_as_names()
    {
        Type color = WithConstants.Value.Type("RootColor");

        Assert.True(color.IsValueType);
        Assert.Equal("r", color.GetProperty("DarkRed")!.GetValue(null)!.ToString());
        Assert.Equal(typeof(Nullable<>).MakeGenericType(color), WithConstants.Value.Type("Root").GetProperty("Color")!.PropertyType);
    }

    private static readonly Lazy<Generation> WithConstants = new(() => TestProject.Of(Reading.ApiReading.OpenApiReturning("""
        "Root": { "type": "object", "properties": {
          "constants": { "$ref": "#/components/schemas/Constants" }, "wild": { "$ref": "#/components/schemas/Wild" },
          "unquoted": { "$ref": "#/components/schemas/Unquoted" },
          "nested": { "oneOf": [{ "$ref": "#/components/schemas/Kinds" }, { "title": "Noted", "type": "object", "properties": { "note": { "type": "string" }, "any": { "$ref": "#/components/schemas/Kinds" } } }] },
          "nullableState": { "$ref": "#/components/schemas/NullableState" },
          "color": { "anyOf": [{ "const": "r", "title": "Dark red" }, { "$ref": "#/components/schemas/Green" }, { "enum": ["b"] }, { "type": "null" }] } } },
        "Green": { "const": "g" },
        "Unquoted": { "oneOf": [
          { "title": "Word", "type": "object", "properties": { "u": { "type": ["string", "integer"], "enum": ["5"] } } },
          { "title": "Five", "type": "object", "properties": { "u": { "type": ["string", "integer"], "enum": [5] } } }] },
        "Kinds": { "oneOf": [{ "$ref": "#/components/schemas/Left" }, { "$ref": "#/components/schemas/Right" }], "discriminator": { "propertyName": "kind" } },
        "Left": { "type": "object", "properties": { "kind": { "type": "string" }, "a": { "type": "string" } } },
        "Right": { "type": "object", "properties": { "kind": { "type": "string" }, "b": { "type": "string" } } },
        "NullableState": { "oneOf": [
          { "title": "Open", "type": "object", "properties": { "s": { "type": ["string", "null"], "enum": ["open", null] } } },
          { "title": "Closed", "type": "object", "properties": { "s": { "const": "closed" } } }] },
        "Constants": { "oneOf": [
          { "title": "Ok", "type": "object", "required": ["s"], "properties": { "s": { "type": "string", "enum": ["ok"] } } },
          { "title": "Error", "type": "object", "required": ["s"], "properties": { "s": { "$ref": "#/components/schemas/Failed" } } },
          { "title": "Numbered", "allOf": [{ "$ref": "#/components/schemas/Two" }], "properties": { "b": { "const": true } } },
          { "title": "Counted", "type": "object", "required": ["n"], "properties": { "n": { "type": "number", "enum": [3] } } } ] },
        "Failed": { "type": "string", "enum": ["error"] },
        "Two": { "type": "object", "properties": { "n": { "const": 2 } } },
        "Wild": { "oneOf": [{ "$ref": "#/components/schemas/Fox" }, { "$ref": "#/components/schemas/Wolf" }] },
        "Animal": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "pack": { "type": "string" } }, "discriminator": { "propertyName": "kind" } },
        "Fox": { "allOf": [{ "$ref": "#/components/schemas/Animal" }] },
        "Wolf": { "allOf": [{ "$ref": "#/components/schemas/Animal" }] }
        """, "3.1.0")).Run().Compiles());

    private static void Chooses(string union, string? variant, string json) => Chooses(union, variant, json, Generated.Value);

    private static void Chooses(string union, string? variant, string json, Generation generated)
    {
        Model model = new(generated.Type(union));
        object read = model.Read(json);

        Assert.Equal(variant is null ? [] : [variant], Variants.Set(read));
        Model.SameMeaning(json, model.Write(read));
    }
}
