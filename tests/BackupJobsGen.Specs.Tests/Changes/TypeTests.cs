using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Changes;

public class TypeTests
{
    private const string Root =
        """ "Job": { "discriminator": "kind", "required": ["kind"], "properties": { "kind": { "type": "string" }, "id": { "type": "string" } } } """;
    private const string Leaf =
        """ "VmJob": { "allOf": [{ "$ref": "#/definitions/Job" }], "x-ms-discriminator-value": "Vm", "properties": { "size": { "type": "integer", "format": "int32" } } } """;
    private const string Other = """ "SqlJob": { "allOf": [{ "$ref": "#/definitions/Job" }], "x-ms-discriminator-value": "Sql" } """;
    private const string Below =
        """ "VmJobV2": { "allOf": [{ "$ref": "#/definitions/VmJob" }], "x-ms-discriminator-value": "Vm2", "properties": { "more": { "type": "integer", "format": "int32" } } } """;

    [Fact]
    public void A_record_below_another_is_added_or_removed()
    {
        Assert.Equal(["None: Added VmJob [/definitions/VmJob]"], Diff.Of(Jobs(Root, Other), Jobs(Root, Other, Leaf)));
        Assert.Equal(["Source, Binary: Removed VmJob [/definitions/VmJob]"], Diff.Of(Jobs(Root, Other, Leaf), Jobs(Root, Other)));
    }

    [Fact]
    public void A_record_that_gets_records_below_it_can_be_derived_from_and_one_that_loses_them_cannot()
    {
        Assert.Equal(
            ["None: Changed VmJob [/definitions/VmJob] sealed record -> record", "None: Added VmJobV2 [/definitions/VmJobV2]"],
            Diff.Of(Jobs(Root, Leaf), Jobs(Root, Leaf, Below)));
        Assert.Equal(
            [
                "Source, Binary: Changed VmJob [/definitions/VmJob] record -> sealed record",
                "Source, Binary: Removed VmJobV2 [/definitions/VmJobV2]"
            ],
            Diff.Of(Jobs(Root, Leaf, Below), Jobs(Root, Leaf)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_discriminator_value_is_on_the_wire_only() => Assert.Equal(
        ["Wire: Changed VmJob [kind] Vm -> VirtualMachine"],
        Diff.Of(Jobs(Root, Leaf), Jobs(Root, Leaf.Replace("\"Vm\"", "\"VirtualMachine\"", StringComparison.Ordinal))));

    [Fact]
    public void A_hierarchy_that_dissolves_loses_its_base()
    {
        string flat =
            Leaf.Replace(
                """ "allOf": [{ "$ref": "#/definitions/Job" }], "x-ms-discriminator-value": "Vm", """, " ", StringComparison.Ordinal);
        string both = """ "Both": { "properties": { "job": { "$ref": "#/definitions/Job" }, "vm": { "$ref": "#/definitions/VmJob" } } } """;
        string get = Swagger.Get("""{ "$ref": "#/definitions/Both" }""");

        Assert.Equal(
            [
                "Source, Binary: Changed VmJob [/definitions/VmJob] base Job -> base none",
                "Source: Removed VmJob.Id [id] string?",
                "Source: Removed VmJob.Kind [kind] string",
            ],
            Diff.Of(Swagger.Document(get, $"{both}, {Root}, {Other}, {Leaf}"), Swagger.Document(get, $"{both}, {Root}, {Other}, {flat}"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_record_that_becomes_abstract_cannot_be_made()
    {
        string concrete =
            Root.Replace("\"discriminator\"", "\"x-ms-discriminator-value\": \"Job\", \"discriminator\"", StringComparison.Ordinal);

        Assert.Equal(["None: Changed Job [/definitions/Job] abstract record -> record"], Diff.Of(Jobs(Root, Leaf), Jobs(concrete, Leaf)));
        Assert.Equal(
            ["Source, Binary: Changed Job [/definitions/Job] record -> abstract record"], Diff.Of(Jobs(concrete, Leaf), Jobs(Root, Leaf)));
    }

    [Fact]
    public void A_member_that_moves_to_the_base_stays_and_one_that_leaves_it_does_not()
    {
        string rootWithSize =
            Root.Replace("\"id\":", "\"size\": { \"type\": \"integer\", \"format\": \"int32\" }, \"id\":", StringComparison.Ordinal);
        string leafWithout = Leaf.Replace("\"size\": { \"type\": \"integer\", \"format\": \"int32\" }", "", StringComparison.Ordinal);

        Assert.Equal(["None: Added Job.Size [size] int?"], Diff.Of(Jobs(Root, Leaf), Jobs(rootWithSize, leafWithout)));
        Assert.Equal(["Source, Binary: Removed Job.Size [size] int?"], Diff.Of(Jobs(rootWithSize, leafWithout), Jobs(Root, Leaf)));
    }

    [Fact]
    public void A_required_member_of_the_base_is_missing_in_all_initializers() => Assert.Equal(
        ["Source: Added Job.Owner [owner] required string"],
        Diff.Of(
            Jobs(Root, Leaf),
            Jobs(
                Root.Replace("[\"kind\"]", "[\"kind\", \"owner\"]", StringComparison.Ordinal)
                    .Replace("\"id\":", "\"owner\": { \"type\": \"string\" }, \"id\":", StringComparison.Ordinal),
                Leaf)));

    [Fact]
    public void A_member_that_becomes_the_discriminator_is_never_null()
    {
        string plain = Root.Replace("\"discriminator\": \"kind\", \"required\": [\"kind\"],", "", StringComparison.Ordinal);

        Assert.Equal(
            [
                "None: Added SqlJob [/definitions/SqlJob]",
                "None: Added UnknownJob [/definitions/Job, any other kind]",
                "Source, Binary: Changed Job [/definitions/Job] record -> abstract record",
                "Warning: Changed Job.Kind [kind] string? -> string",
            ],
            Diff.Of(Jobs(plain, Other), Jobs(Root, Other)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_type_of_the_same_schema_is_renamed() => Assert.Equal(
        [
            "Source, Binary: Changed TestClient.Things.GetAsync [Things_Get] Task<ApiResponse<Thing>> -> Task<ApiResponse<Item>>",
            "Source, Binary: Renamed Thing [/definitions/Thing] Thing -> Item",
        ],
        Diff.Of(
            Swagger.Document(Swagger.Get(), """ "Thing": { "properties": { "a": { "type": "string" } } } """),
            Swagger.Document(Swagger.Get(), """ "Thing": { "x-ms-client-name": "Item", "properties": { "a": { "type": "string" } } } """)));

    [Fact]
    public void A_record_that_becomes_an_enum_is_another_thing() => Assert.Contains(
        "Source, Binary: Changed Color [/definitions/Color] record -> enum",
        Diff.Of(
            Swagger.Thing(
                """ "color": { "$ref": "#/definitions/Color" } """, "", """ "Color": { "properties": { "a": { "type": "string" } } } """),
            Swagger.Thing(""" "color": { "$ref": "#/definitions/Color" } """, "", """ "Color": { "type": "string", "enum": ["Red"] } """)));

    private static string Jobs(params string[] definitions) =>
        Swagger.Document(Swagger.Get("""{ "$ref": "#/definitions/Job" }"""), string.Join(", ", definitions));
}
