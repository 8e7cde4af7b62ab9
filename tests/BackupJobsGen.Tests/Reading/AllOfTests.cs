using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class AllOfTests
{
    private const string Jobs = """
        "Job": { "discriminator": "jobType", "required": [ "jobType" ], "properties": { "jobType": { "type": "string" }, "status": { "type": "string" } } },
        "VmJob": { "x-ms-discriminator-value": "AzureVm", "allOf": [ { "$ref": "#/definitions/Job" } ], "properties": { "vm": { "type": "string" } } },
        "VmJobV2": { "allOf": [ { "$ref": "#/definitions/VmJob" } ], "properties": { "v2": { "type": "string" }, "jobType": { "type": "string" } } },
        "DpmJob": { "allOf": [ { "$ref": "#/definitions/Job" } ], "properties": { "dpm": { "type": "string" } } }
        """;

    [Fact]
    public void Members_of_parents_without_a_discriminator_are_copied()
    {
        ApiModel model = Model(Returning("""
            "Root": { "required": [ "e", "a" ], "allOf": [ { "$ref": "#/definitions/D" }, { "properties": { "inline": { "type": "string" } }, "required": [ "inline" ] } ],
                      "properties": { "e": { "type": "string" }, "b": { "type": "integer" } } },
            "D": { "allOf": [ { "$ref": "#/definitions/C" } ], "properties": { "d": { "type": "string" } } },
            "C": { "allOf": [ { "$ref": "#/definitions/B" } ], "properties": { "c": { "type": "string" } }, "additionalProperties": { "type": "string" } },
            "B": { "allOf": [ { "$ref": "#/definitions/A" } ], "properties": { "b": { "type": "string" } } },
            "A": { "properties": { "a": { "type": "string" } } }
            """));

        ApiObject root = Assert.IsType<ApiObject>(Assert.Single(model.Schemas));
        Assert.Equal(["a", "b", "c", "d", "inline", "e"], root.Properties.Select(property => property.WireName));
        Assert.Equal(["a", "inline", "e"], root.Properties.Where(property => property.Required).Select(property => property.WireName));
        Assert.Equal("Int64", root.Property("b").Type.Short());
        Assert.Equal("String", root.AdditionalProperties.Short());
        Assert.Null(root.BaseId);
    }

    [Fact]
    public void An_entry_without_a_type_changes_no_type()
    {
        ApiModel model = Model(Returning("""
            "Root": { "allOf": [ { "properties": { "a": { "type": "integer" }, "b": { "type": "string" }, "c": { "type": "string" } } } ], "properties": {
              "a": { "minimum": 3 }, "b": { "readOnly": true },
              "d": { "type": "string", "format": "date", "allOf": [ { "maxLength": 10 } ] },
              "e": { "allOf": [ { "type": "string" }, { "readOnly": true } ] },
              "f": { "allOf": [ { "type": "string" }, { "writeOnly": true } ] },
              "g": { "readOnly": false, "allOf": [ { "type": "string" }, { "readOnly": true } ] } } }
            """));

        ApiObject root = model.Object("Root");
        Assert.Equal(
            ["Int64", "String", "String", "Date", "String", "String", "String"], root.Properties.Select(property => property.Type.Short()));
        Assert.Equal(["b", "e"], root.Properties.Where(property => property.ReadOnly).Select(property => property.WireName));
        Assert.Equal(["f"], root.Properties.Where(property => property.WriteOnly).Select(property => property.WireName));
    }

    [Fact]
    public void A_discriminated_parent_is_a_base_and_its_children_are_reached()
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "job": { "$ref": "#/definitions/Job" } } }, {{Jobs}}
            """));

        ApiObject job = model.Object("Job");
        Assert.Equal(new ApiDiscriminator("jobType", null, null, new ApiScalar(ScalarKind.String), true, false), job.Discriminator);
        Assert.Equal(["status"], job.Properties.Select(property => property.WireName));
        Assert.Null(job.DiscriminatorValue);
        Assert.Equal((job.Id, "AzureVm"), (model.Object("VmJob").BaseId, model.Object("VmJob").DiscriminatorValue?.Content));
        Assert.Equal(
            (model.Object("VmJob").Id, "VmJobV2"), (model.Object("VmJobV2").BaseId, model.Object("VmJobV2").DiscriminatorValue?.Content));
        Assert.Equal(["v2"], model.Object("VmJobV2").Properties.Select(property => property.WireName));
        Assert.Null(model.Object("DpmJob").Discriminator);
    }

    [Fact]
    public void A_child_reaches_its_bases_and_children_but_not_its_siblings()
    {
        ApiModel model = Model(Returning($$"""
            "Root": { "properties": { "job": { "$ref": "#/definitions/VmJob" } } }, {{Jobs}}
            """));

        Assert.Equal(["Job", "Root", "VmJob", "VmJobV2"], model.Schemas.Select(schema => schema.Name));
    }

    [Fact]
    public void Children_are_found_in_other_files()
    {
        string root = Returning($$"""
            "Root": { "properties": { "job": { "$ref": "#/definitions/Job" } } }, {{Jobs}}
            """);
        (string, string) other = ("specs/more.json", """
            { "definitions": { "MoreJob": { "allOf": [ { "$ref": "./test.json#/definitions/Job" } ], "properties": { "more": { "type": "string" } } } } }
            """);
        (string, string) unrelated =
            ("a/unrelated.json", """{ "definitions": { "X": { "allOf": [ { "$ref": "gone.json#/definitions/Job" } ] } } }""");

        Assert.Equal(DocumentFile + "#/definitions/Job", Model(root, other, unrelated).Object("MoreJob").BaseId);
    }

    [Fact]
    public void A_discriminator_may_be_an_enum()
    {
        ApiModel model = Model(Returning("""
            "Root": { "discriminator": "kind", "required": [ "kind" ], "properties": { "kind": { "$ref": "#/definitions/Kind" } } },
            "Kind": { "type": "string", "enum": [ "one", "two" ], "x-ms-enum": { "name": "RootKind", "modelAsString": true } },
            "One": { "x-ms-discriminator-value": "one", "allOf": [ { "$ref": "#/definitions/Root" } ] }
            """));

        Assert.Equal(model.Enum("RootKind").Id, Assert.IsType<ApiReference>(model.Object("Root").Discriminator!.Type).SchemaId);
        Assert.Equal("one", model.Object("One").DiscriminatorValue?.Content);
    }

    [Fact]
    public void Of_several_parents_one_is_the_base_and_the_others_are_copied()
    {
        string document = Returning($$"""
            "Root": { "properties": { "both": { "$ref": "#/definitions/Both" } } }, {{Jobs}},
            "Both": { "allOf": [ { "$ref": "#/definitions/Tracked" }, { "$ref": "#/definitions/Job" }, { "$ref": "#/definitions/Shape" } ] },
            "Tracked": { "properties": { "tag": { "type": "string" } } },
            "Shape": { "discriminator": "shapeType", "properties": { "shapeType": { "type": "string" }, "size": { "type": "string" } } }
            """);

        ApiResult result = Read(document);

        ApiObject both = result.Model!.Object("Both");
        Assert.Equal(DocumentFile + "#/definitions/Job", both.BaseId);
        Assert.Equal(["tag", "shapeType", "size"], both.Properties.Select(property => property.WireName));
        AssertProblem(result, Problems.SecondBase, document, """{ "$ref": "#/definitions/Shape" }""");
    }

    [Fact]
    public void A_member_that_the_base_has_with_another_type_is_a_problem()
    {
        string document = Returning("""
            "Root": { "discriminator": "kind", "properties": { "kind": { "type": "string" }, "size": { "type": "string" }, "same": { "type": "string" } } },
            "Child": { "allOf": [ { "$ref": "#/definitions/Root" } ], "properties": {
              "same": { "type": "string", "description": "Again." },
              "size": { "type": "integer" } } }
            """);

        ApiResult result = Read(document);

        Assert.Empty(result.Model!.Object("Child").Properties);
        Assert.Single(result.Problems);
        AssertProblem(result, Problems.RedeclaredMember, document, """{ "type": "integer" }""");
    }

    [Fact]
    public void A_second_discriminator_decides_nothing()
    {
        string document = Returning("""
            "Root": { "discriminator": "kind", "properties": { "kind": { "type": "string" } } },
            "Child": { "allOf": [ { "$ref": "#/definitions/Root" } ], "discriminator": "subKind", "properties": { "subKind": { "type": "string" } } },
            "GrandChild": { "allOf": [ { "$ref": "#/definitions/Child" } ], "properties": { "deep": { "type": "string" } } }
            """);

        ApiResult result = Read(document);

        Assert.Equal(["subKind"], result.Model!.Object("Child").Properties.Select(property => property.WireName));
        Assert.DoesNotContain(result.Model!.Schemas, schema => schema.Name == "GrandChild");
        AssertProblem(result, Problems.SecondDiscriminator, document, "\"subKind\"");
    }

    [Fact]
    public void One_value_for_two_schemas_is_a_problem()
    {
        string document = Returning("""
            "Root": { "discriminator": "kind", "properties": { "kind": { "type": "string" } } },
            "One": { "x-ms-discriminator-value": "x", "allOf": [ { "$ref": "#/definitions/Root" } ] },
            "Two": {"x-ms-discriminator-value": "x", "allOf": [ { "$ref": "#/definitions/Root" } ] }
            """);

        AssertProblem(Read(document), Problems.DuplicateDiscriminatorValue, document, """{"x-ms""");
    }

    [Theory]
    [InlineData(""" "Root": { "allOf": [ { "$ref": "#/definitions/Root" } ], "properties": { "a": { "type": "string" } } } """)]
    [InlineData(
        """ "Root": { "allOf": [ { "$ref": "#/definitions/B" } ], "properties": { "a": { "type": "string" } } }, "B": { "allOf": [ { "$ref": "#/definitions/Root" } ], "properties": { "b": { "type": "string" } } } """)]
    public void Circular_allOf_is_reported(string definitions)
    {
        ApiResult result = Read(Returning(definitions));

        Assert.Contains(result.Problems, problem => problem.Id == Problems.InheritanceCycle.Id);
        Assert.Equal("a", result.Model!.Object("Root").Properties.Single(property => property.WireName == "a").WireName);
    }

    [Fact]
    public void A_discriminated_circle_ends()
    {
        ApiResult result = Read(Returning("""
            "Root": { "discriminator": "k", "allOf": [ { "$ref": "#/definitions/B" } ], "properties": { "a": { "type": "string" } } },
            "B": { "allOf": [ { "$ref": "#/definitions/Root" } ] }
            """));

        Assert.NotNull(result.Model);
    }

    [Fact]
    public void Parts_that_share_a_parent_copy_it_once()
    {
        ApiModel model = Model(Returning("""
            "Root": { "allOf": [ { "$ref": "#/definitions/L" }, { "$ref": "#/definitions/R" } ] },
            "L": { "allOf": [ { "$ref": "#/definitions/Top" } ], "properties": { "l": { "type": "string" } } },
            "R": { "allOf": [ { "$ref": "#/definitions/Top" } ], "properties": { "r": { "type": "string" } } },
            "Top": { "properties": { "top": { "type": "string" } } }
            """));

        Assert.Equal(["top", "l", "r"], model.Object("Root").Properties.Select(property => property.WireName));
    }
}
