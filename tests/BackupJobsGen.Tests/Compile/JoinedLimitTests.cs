using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>A value that must fit several schemas is checked against the constraints of all.</summary>
public sealed class JoinedLimitTests
{
    private const string Post = """
        "/things": { "post": { "operationId": "Things_Add",
          "parameters": [ { "name": "q", "in": "query", "schema": { "allOf": [ { "$ref": "#/components/schemas/Name" }, { "minLength": 2 } ] } },
            { "name": "X-Codes", "in": "header", "schema": { "type": "array", "items": { "type": "string" }, "allOf": [ { "maxItems": 2 }, { "items": { "maxLength": 3 } } ] } } ],
          "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }, "responses": { "204": { "description": "" } } },
          "put": { "operationId": "Things_Name", "requestBody": { "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string" },
            "allOf": [ { "maxItems": 1 } ] } } } }, "responses": { "204": { "description": "" } } },
          "patch": { "operationId": "Things_Send", "requestBody": { "content": { "multipart/form-data": { "schema": { "allOf": [
            { "type": "object", "properties": { "note": { "type": "string", "maxLength": 5 } } },
            { "type": "object", "properties": { "note": { "type": "string", "minLength": 2 } } } ] } } } }, "responses": { "204": { "description": "" } } } }
        """;

    private const string Both = """
        "late": { "allOf": [ { "type": "string", "maxLength": 9 }, { "minLength": 2 }, { "maxLength": 5 } ] },
        "patterns": { "allOf": [ { "$ref": "#/components/schemas/Name" }, { "pattern": "^x" } ] },
        "multiple": { "allOf": [ { "type": "integer", "format": "int32", "multipleOf": 4 }, { "multipleOf": 6 } ] },
        "list": { "type": "array", "items": { "type": "string", "maxLength": 5 }, "allOf": [ { "minItems": 1 }, { "uniqueItems": true }, { "items": { "minLength": 2 } } ] },
        "map": { "type": "object", "additionalProperties": { "allOf": [ { "type": "string" }, { "maxLength": 3 } ] } },
        "nested": { "allOf": [ { "allOf": [ { "allOf": [ { "type": "string" }, { "maxLength": 4 } ] }, { "minLength": 2 } ] } ] },
        "one": { "anyOf": [ { "allOf": [ { "type": "string" }, { "maxLength": 3 } ] } ], "maxLength": 9 },
        "either": { "maxLength": 3, "oneOf": [ { "type": "string", "minLength": 2 }, { "type": "integer", "format": "int32", "maximum": 9 } ], "minimum": 5 },
        "bytes": { "allOf": [ { "type": "string", "format": "byte" }, { "maxLength": 4 } ] },
        "other": { "allOf": [ { "$ref": "#/components/schemas/Base" }, { "properties": { "r": { "minLength": 2 } } } ] },
        "huge": { "type": "string", "minLength": 1, "allOf": [ { "maxLength": 30000000000 } ] },
        "rows": { "type": "array", "items": { "type": "array", "items": { "type": "integer", "format": "int32" }, "allOf": [ { "maxItems": 2 }, { "items": { "minimum": 3 } } ] } },
        "def": { "type": "string", "default": "ab", "allOf": [ { "minLength": 2, "readOnly": false } ] }
        """;

    private const string Named = """
        "Name": { "type": "string", "pattern": "y$", "maxLength": 6 },
        "Base": { "type": "object", "properties": { "r": { "type": "string", "maxLength": 5 } } }
        """;

    private static readonly Lazy<Generation> Old = new(() => Generate("3.0.3", """
        "bound": { "allOf": [ { "type": "number", "minimum": 0, "exclusiveMinimum": true }, { "minimum": 0 }, { "maximum": 10 }, { "maximum": 10, "exclusiveMaximum": true } ] },
        "own": { "allOf": [ { "type": "number", "minimum": 0, "exclusiveMinimum": true }, { "minimum": 5 } ] },
        "open": { "nullable": true, "allOf": [ { "$ref": "#/components/schemas/Name" }, { "minLength": 3 } ] }
        """));

    private static readonly Lazy<Generation> New = new(() => Generate("3.1.0", """
        "bound": { "allOf": [ { "type": "number", "exclusiveMinimum": 0 }, { "minimum": -1 }, { "maximum": 12, "exclusiveMaximum": 11 }, { "exclusiveMaximum": 10 } ] },
        "own": { "allOf": [ { "type": "number", "exclusiveMinimum": 0 }, { "minimum": 5 } ] },
        "open": { "$ref": "#/components/schemas/Name", "minLength": 3 },
        "maybe": { "type": [ "string", "null" ], "allOf": [ { "maxLength": 3 } ] },
        "chain": { "$ref": "#/components/schemas/Link", "maxLength": 8 },
        "types": { "type": [ "string", "integer" ], "allOf": [ { "maxLength": 2 }, { "maximum": 5 } ] }
        """, """
        "Link": { "$ref": "#/components/schemas/Name", "minLength": 4 },
        """));

    private static Generation Generate(string version, string properties, string schemas = "") => TestProject.Of(
        Snapshot.OpenApi(
            Post,
            $$"""
            {{schemas}} {{Named}},
            "Thing": { "type": "object", "properties": { {{Both}}, {{properties}} } }
            """,
            version),
        "/repo/api.json", "", "Validation=true").Run().Compiles();

    [Theory]
    [InlineData("""{"late":"abc","patterns":"xy","multiple":24,"list":["ab"],"map":{"a":"abc"},"nested":"ab","one":"abc","either":"abc","bytes":"AQID","other":{"r":"ab"},"rows":[[3,4]],"def":"ab","huge":"a"}""")]
    [InlineData("""{"late":"abcdef"}""", "late has 6 characters; at most 5 expected")]
    [InlineData("""{"late":"a"}""", "late has 1 character; at least 2 expected")]
    [InlineData("""{"patterns":"x"}""", "patterns does not match y$")]
    [InlineData("""{"patterns":"y"}""", "patterns does not match ^x")]
    [InlineData("""{"patterns":"x23456y"}""", "patterns has 7 characters; at most 6 expected")]
    [InlineData("""{"multiple":8}""", "multiple is not a multiple of 6")]
    [InlineData("""{"multiple":6}""", "multiple is not a multiple of 4")]
    [InlineData("""{"list":[]}""", "list has 0 items; at least 1 expected")]
    [InlineData("""{"list":["ab","ab","a","abcdef"]}""", "list has an item twice", "list[2] has 1 character; at least 2 expected", "list[3] has 6 characters; at most 5 expected")]
    [InlineData("""{"map":{"a":"abcd"}}""", "map[a] has 4 characters; at most 3 expected")]
    [InlineData("""{"nested":"abcde"}""", "nested has 5 characters; at most 4 expected")]
    [InlineData("""{"nested":"a"}""", "nested has 1 character; at least 2 expected")]
    [InlineData("""{"one":"abcd"}""", "one has 4 characters; at most 3 expected")]
    [InlineData("""{"either":"abcd"}""", "either has 4 characters; at most 3 expected")]
    [InlineData("""{"either":"a"}""", "either has 1 character; at least 2 expected")]
    [InlineData("""{"either":4}""", "either is too low; at least 5 expected")]
    [InlineData("""{"bytes":"AQIDBA=="}""", "bytes has 8 characters; at most 4 expected")]
    [InlineData("""{"bytes":"AQ\nID"}""", "bytes has 5 characters; at most 4 expected")]
    [InlineData("""{"other":{"r":"abcdef"}}""", "other.r has 6 characters; at most 5 expected")]
    [InlineData("""{"other":{"r":"a"}}""", "other.r has 1 character; at least 2 expected")]
    [InlineData("""{"rows":[[3,2],[3,3,3]]}""", "rows[0][1] is too low; at least 3 expected", "rows[1] has 3 items; at most 2 expected")]
    [InlineData("""{"bound":0}""", "bound is too low; more than 0 expected")]
    [InlineData("""{"bound":10}""", "bound is too high; less than 10 expected")]
    [InlineData("""{"own":4}""", "own is too low; at least 5 expected")]
    [InlineData("""{"own":5}""")]
    [InlineData("""{"open":"xy"}""", "open has 2 characters; at least 3 expected")]
    [InlineData("""{"open":null}""")]
    public void Each_entry_of_allOf_counts(string json, params string[] expected)
    {
        Assert.Equal(expected, Faults(Old.Value, json));
        Assert.Equal(expected, Faults(New.Value, json));
    }

    [Theory]
    [InlineData("""{"maybe":"abc","chain":"abcy","types":"ab"}""")]
    [InlineData("""{"maybe":"abcd"}""", "maybe has 4 characters; at most 3 expected")]
    [InlineData("""{"chain":"aby"}""", "chain has 3 characters; at least 4 expected")]
    [InlineData("""{"chain":"abcdefy"}""", "chain has 7 characters; at most 6 expected")]
    [InlineData("""{"types":"abc"}""", "types has 3 characters; at most 2 expected")]
    [InlineData("""{"types":6}""", "types is too high; at most 5 expected")]
    public void Keywords_next_to_references_and_lists_of_types_count(string json, params string[] expected) =>
        Assert.Equal(expected, Faults(New.Value, json));

    [Fact]
    public void Nothing_is_left_unchecked_and_the_documentation_says_all()
    {
        Assert.Empty(Old.Value.Reported);
        Assert.Empty(New.Value.Reported);
        string thing = Old.Value.File("Thing");
        Assert.Contains("Limits: minLength <c>2</c>, maxLength <c>5</c>.", thing, StringComparison.Ordinal);
        Assert.Contains("Limits: maxLength <c>6</c>, pattern <c>y$</c>, pattern <c>^x</c>.", thing, StringComparison.Ordinal);
        Assert.Contains("Limits: minimum <c>5</c>.", thing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add", "q", "y", "The value has 1 character; at least 2 expected.")]
    [InlineData("Add", "q", "123456y", "The value has 7 characters; at most 6 expected.")]
    [InlineData("Send", "note", "abcdef", "The value has 6 characters; at most 5 expected.")]
    [InlineData("Send", "note", "a", "The value has 1 character; at least 2 expected.")]
    public async Task Arguments_and_fields_are_checked_against_all(string method, string name, string value, string message)
    {
        using Caller caller = new(Old.Value);

        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => caller.CallAsync("Things", method, (name, value)));

        Assert.StartsWith(message, (fault.InnerException ?? fault).Message, StringComparison.Ordinal);
        Assert.Empty(caller.Requests);
    }

    [Fact]
    public async Task Headers_and_bodies_that_are_lists_are_checked_against_all()
    {
        using Caller caller = new(Old.Value);

        Exception header = await Assert.ThrowsAnyAsync<Exception>(
            () => caller.CallAsync("Things", "Add", ("xCodes", new[] { "a", "abcd" })));
        Exception body = await Assert.ThrowsAnyAsync<Exception>(
            () => caller.CallAsync("Things", "Name", ("body", ValueList.Create("a", "b"))));

        Assert.StartsWith("The item [1] has 4", (header.InnerException ?? header).Message, StringComparison.Ordinal);
        Assert.Contains("2 items; at most 1", (body.InnerException ?? body).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter", "filter")]
    [InlineData("page", "page")]
    public async Task Records_in_parameters_are_checked(string name, string parameter)
    {
        Generation generation = TestProject.Of(
            Snapshot.OpenApi(
                """
                "/things": { "get": { "operationId": "Things_Find", "parameters": [
                  { "name": "filter", "in": "query", "style": "deepObject", "schema": { "$ref": "#/components/schemas/Filter" } },
                  { "name": "id", "in": "query", "schema": { "type": "string", "format": "uuid", "maxLength": 36 } },
                  { "name": "page", "in": "query", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Filter" } } } } ],
                  "responses": { "204": { "description": "" } } } }
                """,
                """ "Filter": { "type": "object", "properties": { "name": { "allOf": [ { "type": "string" }, { "maxLength": 2 } ] } } } """),
            "/repo/api.json", "", "Validation=true").Run().Compiles();
        using Caller caller = new(generation);

        Exception fault = await Assert.ThrowsAnyAsync<Exception>(
            () => caller.CallAsync("Things", "Find", (name, caller.Argument("Things", "Find", name, """{"name":"abc"}"""))));
        await caller.CallAsync("Things", "Find", (name, caller.Argument("Things", "Find", name, """{"name":"ab"}""")));

        Assert.Equal(
            $"The value is not valid: name has 3 characters; at most 2 expected. (Parameter '{parameter}')",
            (fault.InnerException ?? fault).Message);
        Assert.Single(caller.Requests);
        Assert.Empty(generation.Reported);
    }

    [Fact]
    public void A_derived_schema_narrows_inherited_members()
    {
        Generation generation = TestProject.Of(
            Swagger.Document(
                """
                "/jobs": { "post": { "operationId": "Jobs_Add", "parameters": [ { "name": "job", "in": "body", "schema": { "$ref": "#/definitions/Job" } } ],
                  "responses": { "204": { "description": "" } } } }
                """,
                """
                "Job": { "type": "object", "discriminator": "kind", "required": [ "kind" ], "properties": { "kind": { "type": "string" },
                  "name": { "type": "string", "maxLength": 3 }, "size": { "type": "integer", "format": "int32", "minimum": 1 } } },
                "VmJob": { "allOf": [ { "$ref": "#/definitions/Job" } ], "x-ms-discriminator-value": "vm", "required": [ "name" ],
                  "properties": { "name": { "type": "string", "minLength": 2 } } },
                "BigJob": { "allOf": [ { "$ref": "#/definitions/VmJob" }, { "properties": { "size": { "type": "integer", "format": "int32", "minimum": 5 } } } ],
                  "x-ms-discriminator-value": "big" }
                """),
            "/repo/api.json", "", "Validation=true").Run().Compiles();

        Assert.Equal(["name has 4 characters; at most 3 expected"], Faults(generation, """{"kind":"other","name":"abcd"}""", "Job"));
        Assert.Equal(["name has 1 character; at least 2 expected"], Faults(generation, """{"kind":"vm","name":"a"}""", "Job"));
        Assert.Equal(["name is required"], Faults(generation, """{"kind":"vm"}""", "Job"));
        Assert.Equal(
            ["name has 4 characters; at most 3 expected", "size is too low; at least 5 expected"],
            Faults(generation, """{"kind":"big","name":"abcd","size":4}""", "Job"));
        Assert.Empty(generation.Reported);
    }

    [Fact]
    public void Items_are_unique_in_the_form_in_which_they_are_sent()
    {
        Generation generation = TestProject.Of(
            Snapshot.OpenApi(
                Post,
                $$"""
                {{Named}},
                "Thing": { "type": "object", "properties": {
                  "waits": { "type": "array", "uniqueItems": true, "items": { "type": "string", "format": "duration" } },
                  "ids": { "type": "array", "uniqueItems": true, "items": { "type": "string", "format": "uuid" } },
                  "times": { "type": "object", "additionalProperties": { "type": "array", "uniqueItems": true, "items": { "type": "string", "format": "time" } } },
                  "sizes": { "type": "array", "uniqueItems": true, "items": { "type": "number" } },
                  "states": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": [ "on", "off" ] } },
                  "steps": { "type": "array", "uniqueItems": true, "items": { "type": "object", "properties": {
                    "wait": { "type": "string", "format": "duration" }, "id": { "type": "string", "readOnly": true } } } } } }
                """),
            "/repo/api.json", "", "Validation=true").Run().Compiles();
        const string Id = "6e503ee3-0000-4000-8000-000000000001";

        Assert.Empty(Faults(
            generation,
            $$$"""
            {"waits":["PT1M","PT60S"],"ids":["{{{Id}}}","{{{Id.ToUpperInvariant()}}}"],"times":{"a":["10:00:00","10:00:00Z"]},
             "sizes":[1.5,2],"states":["on","ON"],"steps":[{"wait":"PT1M"},{"wait":"PT60S"}]}
            """));
        Assert.Equal(
            ["waits has an item twice", "ids has an item twice", "times[a] has an item twice", "sizes has an item twice",
                "states has an item twice", "steps has an item twice"],
            Faults(
                generation,
                $$$"""
                {"waits":["PT60S","PT60S"],"ids":["{{{Id}}}","{{{Id}}}"],"times":{"a":["10:00:00Z","10:00:00Z"]},
                 "sizes":[1.50,1.5],"states":["on","on"],"steps":[{"wait":"PT1M","id":"1"},{"id":"2","wait":"PT1M"}]}
                """));
    }

    private static IEnumerable<string?> Faults(Generation generation, string json, string type = "Thing") =>
        ((IApiValidatable)new Model(generation.Type(type)).Read(json)).Validate().Select(result => result.ErrorMessage);
}
