using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>The code of types with variants: hierarchies and unions.</summary>
public class VariantTests
{
    [Fact]
    public void Hierarchy_with_a_mapping() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }],
              "discriminator": { "propertyName": "petType", "mapping": { "cat": "#/components/schemas/Cat",
                "hound": "#/components/schemas/Dog" } } }
            """,
            """
            "Cat": { "type": "object", "required": ["petType"], "properties": { "petType": { "type": "string" }, "lives": {
              "type": "integer" } } },
            "Dog": { "type": "object", "required": ["petType"], "properties": { "petType": { "type": "string" }, "bark": {
              "type": "string" } } }
            """),
        ["Thing", "Cat"]);

    [Fact]
    public void Hierarchy_of_several_levels() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "id": { "type": "string" } },
              "discriminator": { "propertyName": "kind", "mapping": { "vehicle": "#/components/schemas/Vehicle",
                "car": "#/components/schemas/Car" } } }
            """,
            """
            "Vehicle": { "allOf": [{ "$ref": "#/components/schemas/Thing" }, { "type": "object", "properties": { "wheels": {
              "type": "integer" } } }] },
            "Car": { "allOf": [{ "$ref": "#/components/schemas/Vehicle" }, { "type": "object", "properties": { "doors": {
              "type": "integer" } } }] }
            """),
        ["Thing", "Vehicle", "Car", "UnknownThing"]);

    [Fact]
    public void Union() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "properties": { "value": { "$ref": "#/components/schemas/Value" } } }
            """,
            """
            "Value": { "oneOf": [{ "type": "string" }, { "type": "integer", "format": "int32" }, {
              "$ref": "#/components/schemas/Range" }, { "type": "array", "items": { "type": "string" } }] },
            "Range": { "type": "object", "required": ["from"], "properties": { "from": { "type": "number" }, "to": { "type": "number" } } }
            """),
        ["Value"]);

    [Fact]
    public void Union_with_constants() => Snapshot.Verify(
        Snapshot.Thing(
            """
            { "type": "object", "properties": { "value": { "$ref": "#/components/schemas/Value" } } }
            """,
            """
            "Value": { "oneOf": [{ "$ref": "#/components/schemas/Text" }, { "$ref": "#/components/schemas/Number" }] },
            "Text": { "type": "object", "required": ["kind", "plain"], "properties": {
              "kind": { "type": "string", "enum": ["\"text\" {0}"] }, "plain": { "type": "boolean", "enum": [true] } } },
            "Number": { "type": "object", "required": ["kind", "digits"], "properties": {
              "kind": { "type": "string", "enum": ["number"] }, "digits": { "type": "number", "enum": [1.50] },
              "unit": { "$ref": "#/components/schemas/Unit" } } },
            "Unit": { "type": "string", "nullable": true, "enum": ["mm", null] }
            """),
        ["Value"]);
}
