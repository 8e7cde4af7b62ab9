using BackupJobsGen.Api;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class SchemaTests
{
    [Theory]
    [InlineData("""{ "type": "string" }""", "String")]
    [InlineData("""{ "type": "string", "format": "date-time" }""", "DateTime")]
    [InlineData("""{ "type": "string", "format": "date-time-rfc1123" }""", "DateTimeRfc1123")]
    [InlineData("""{ "type": "string", "format": "date" }""", "Date")]
    [InlineData("""{ "type": "string", "format": "time" }""", "Time")]
    [InlineData("""{ "type": "string", "format": "duration" }""", "Duration")]
    [InlineData("""{ "type": "string", "format": "uuid" }""", "Uuid")]
    [InlineData("""{ "type": "string", "format": "byte" }""", "Base64")]
    [InlineData("""{ "type": "string", "format": "base64url" }""", "Base64Url")]
    [InlineData("""{ "type": "string", "format": "password" }""", "Secret")]
    [InlineData("""{ "type": "string", "format": "char" }""", "String")]
    [InlineData("""{ "type": "string", "format": "binary" }""", "String")]
    [InlineData("""{ "type": "string", "format": "arm-id", "x-ms-secret": true }""", "Secret")]
    [InlineData("""{ "type": "integer" }""", "Int64")]
    [InlineData("""{ "type": "integer", "format": "int32" }""", "Int32")]
    [InlineData("""{ "type": "integer", "format": "int64" }""", "Int64")]
    [InlineData("""{ "type": "integer", "format": "unixtime" }""", "UnixTime")]
    [InlineData("""{ "type": "number" }""", "Double")]
    [InlineData("""{ "type": "number", "format": "float" }""", "Double")]
    [InlineData("""{ "type": "number", "format": "decimal" }""", "Decimal")]
    [InlineData("""{ "type": "boolean" }""", "Boolean")]
    [InlineData("""{ "type": "boolean", "enum": [ true, false ] }""", "Boolean")]
    [InlineData("""{ "format": "date-time" }""", "DateTime")]
    [InlineData("""{ "format": "int64" }""", "Int64")]
    [InlineData("""{ "maxLength": 5 }""", "String")]
    [InlineData(
        """{ "type": "array", "items": { "type": "array", "items": { "type": "integer", "format": "int32" } } }""", "list(list(Int32))")]
    [InlineData("""{ "items": { "type": "string", "x-nullable": true } }""", "list(String?)")]
    [InlineData(
        """{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }""", "map(list(String))")]
    [InlineData("""{ "additionalProperties": { "type": "string" } }""", "map(String)")]
    [InlineData("""{ "type": "object", "additionalProperties": true }""", "map(any)")]
    [InlineData("""{ "type": "object", "additionalProperties": {} }""", "map(any)")]
    [InlineData("""{ "type": "object", "additionalProperties": false }""", "any")]
    [InlineData("""{ "type": "object" }""", "any")]
    [InlineData("""{ "type": "object", "properties": {} }""", "any")]
    [InlineData("""{ "description": "anything" }""", "any")]
    [InlineData("""{ "$ref": "#/definitions/Text" }""", "Secret")]
    [InlineData("""{ "$ref": "#/definitions/Twice" }""", "list(list(#Leaf))")]
    [InlineData("""{ "allOf": [ { "$ref": "#/definitions/Leaf" } ], "description": "one" }""", "#Leaf")]
    [InlineData("""{ "allOf": [ { "type": "string", "format": "uuid" }, { "description": "x" } ] }""", "Uuid")]
    public void Types_of_members(string schema, string expected)
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "member": {{schema}} } },
            "Text": { "type": "string", "format": "password" },
            "Twice": { "type": "array", "items": { "$ref": "#/definitions/Once" } },
            "Once": { "type": "array", "items": { "$ref": "#/definitions/Leaf" } },
            "Leaf": { "properties": { "leaf": { "type": "string" } } }
            """));

        Assert.Equal(expected, model.Object("Root").Property("member").Type.Short());
    }

    [Fact]
    public void Siblings_of_a_reference_are_kept()
    {
        ApiModel model = Model(Returning("""
            "Root": { "required": [ "a" ], "properties": {
              "a": { "$ref": "#/definitions/Leaf", "description": "Mine.", "readOnly": true, "x-ms-client-flatten": true, "x-ms-client-name": "first" },
              "b": { "$ref": "#/definitions/Leaf" },
              "c": { "$ref": "#/definitions/Text", "x-nullable": true },
              "d": { "$ref": "#/definitions/Text", "description": "Near.", "default": "x" } } },
            "Leaf": { "description": "A leaf.", "properties": { "leaf": { "type": "string" } } },
            "Text": { "type": "string", "description": "Far.", "readOnly": true }
            """));

        ApiObject root = model.Object("Root");
        Assert.Equal(
            new ApiProperty
            {
                WireName = "a", ClientName = "first", Description = "Mine.", Type = new ApiReference(DocumentFile + "#/definitions/Leaf"),
                Required = true, ReadOnly = true, Flattened = true,
            },
            root.Property("a"));
        Assert.Null(root.Property("b").Description);
        Assert.Equal(("Far.", true, true), (root.Property("c").Description, root.Property("c").Nullable, root.Property("c").ReadOnly));
        Assert.Equal(("Near.", "\"x\""), (root.Property("d").Description, root.Property("d").Default?.Json));
    }

    [Theory]
    [InlineData("""[ "read" ]""", true)]
    [InlineData("""[ "read", "create" ]""", false)]
    [InlineData("""[ "update" ]""", false)]
    [InlineData("[]", true)]
    public void Mutability_without_create_and_update_is_read_only(string mutability, bool expected)
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "a": { "type": "string", "x-ms-mutability": {{mutability}} } } }
            """));

        Assert.Equal(expected, model.Object("Root").Property("a").ReadOnly);
    }

    [Fact]
    public void Secrets_are_marked()
    {
        ApiModel model = Model(Returning("""
            "Root": { "properties": {
              "key": { "type": "string", "x-ms-secret": true },
              "password": { "type": "string", "format": "password" },
              "vault": { "x-ms-secret": true, "properties": { "inner": { "type": "string" } } },
              "plain": { "type": "string" } } }
            """));

        Assert.Equal([true, true, true, false], model.Object("Root").Properties.Select(property => property.Secret));
    }

    [Fact]
    public void Inline_objects_and_enums_are_called_by_their_place()
    {
        ApiModel model = Model(Returning("""
            "Root": { "properties": {
              "settings": { "properties": { "mode": { "type": "string", "enum": [ "a", "b" ] } } },
              "rows": { "type": "array", "items": { "properties": { "cell": { "type": "string" } } } },
              "tags": { "additionalProperties": { "properties": { "tag": { "type": "string" } } } } } }
            """));

        Assert.Equal(
            ["Root", "Root rows item", "Root settings", "Root settings mode", "Root tags value"],
            model.Schemas.Select(schema => schema.Name).Order(StringComparer.Ordinal));
        Assert.Equal(DocumentFile + "#/definitions/Root/properties/rows/items", model.Object("Root rows item").Id);
    }

    [Fact]
    public void Declared_and_undeclared_members_are_both_read()
    {
        ApiModel model = Model(Returning("""
            "Root": { "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "integer", "format": "int32" } }
            """));

        Assert.Equal("Int32", model.Object("Root").AdditionalProperties.Short());
    }

    [Fact]
    public void Constants_are_single_values_of_required_members()
    {
        ApiModel model = Model(Returning("""
            "Root": { "required": [ "kind", "open", "number" ], "properties": {
              "kind": { "type": "string", "enum": [ "vm" ] },
              "number": { "type": "integer", "enum": [ 3 ] },
              "open": { "type": "string", "enum": [ "vm" ], "x-ms-enum": { "name": "Open", "modelAsString": true } },
              "optional": { "type": "string", "enum": [ "vm" ] } } }
            """));

        ApiObject root = model.Object("Root");
        Assert.Equal(("\"vm\"", "String"), (root.Property("kind").Constant?.Json, root.Property("kind").Type.Short()));
        Assert.Equal(("3", "Int64"), (root.Property("number").Constant?.Json, root.Property("number").Type.Short()));
        Assert.Null(root.Property("open").Constant);
        Assert.Null(root.Property("optional").Constant);
        Assert.Equal(2, model.Schemas.OfType<ApiEnum>().Count());
    }

    [Fact]
    public void Schemas_that_nothing_reaches_are_not_in_the_model()
    {
        ApiModel model = Model(Returning("""
            "Root": { "properties": { "self": { "$ref": "#/definitions/Root" } } },
            "Unused": { "properties": { "broken": { "$ref": "#/definitions/Nothing" } } }
            """));

        Assert.Equal(["Root"], model.Schemas.Select(schema => schema.Name));
    }

    [Fact]
    public void Files_that_refer_to_each_other_in_a_circle_are_read()
    {
        ApiModel model = Model(
            Returning("""
                "Root": { "properties": { "other": { "$ref": "../common/other.json#/definitions/Other" }, "whole": { "$ref": "../common/whole.json" } } }
                """),
            (
                "common/other.json",
                """{ "definitions": { "Other": { "properties": { "back": { "$ref": "../specs/test.json#/definitions/Root" } } } } }"""),
            ("common/whole.json", """{ "type": "object", "properties": { "other": { "$ref": "other.json#/definitions/Other" } } }"""));

        Assert.Equal(["Root", "whole", "Other"], model.Schemas.Select(schema => schema.Name));
        Assert.Equal(
            DocumentFile + "#/definitions/Root", Assert.IsType<ApiReference>(model.Object("Other").Property("back").Type).SchemaId);
    }

    [Fact]
    public void A_reference_with_structure_beside_it_is_one_more_parent()
    {
        ApiModel model = Model(Returning("""
            "Root": { "$ref": "#/definitions/Base", "properties": { "own": { "type": "string" } } },
            "Base": { "properties": { "base": { "type": "string" } } }
            """));

        Assert.Equal(["base", "own"], model.Object("Root").Properties.Select(property => property.WireName));
    }
}
