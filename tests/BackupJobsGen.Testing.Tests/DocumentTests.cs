using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing;

/// <summary>
/// Documents of our own and of others: what is made by a schema is valid, and what cannot be served is an error with its place.
/// </summary>
public class DocumentTests
{
    public static TheoryData<string> Ours => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "TestData", "conformance"), "*.json", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs"), "*.json", SearchOption.AllDirectories))
        .Concat(
            Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "tests", "BackupJobsGen.Servers"), "*-3?.json", SearchOption.AllDirectories))
        .Where(IsDocument)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Made_values_of_our_documents_are_valid(string file) => Check(Path.Combine(Repository.Root, file));

    [SharedTheory]
    [InlineData("recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2016-12-01/bms.json")]
    [InlineData("recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json")]
    public void Made_values_of_upstream_documents_are_valid(string file) =>
        Check(Path.Combine(Repository.Shared!, "upstream/specification", file));

    [Theory]
    [InlineData("{", "openapi.json(1,2): The JSON is invalid here")]
    [InlineData("{}", "openapi.json(1,1): This is not a Swagger 2.0 or OpenAPI 3 document")]
    [InlineData(
        """{ "openapi": "3.0.0", "paths": { "/a": { "$ref": "#/nowhere" } } }""", "openapi.json(1,50): '#/nowhere' cannot be resolved")]
    [InlineData(
        """{ "openapi": "3.0.0", "paths": { "/a": { "get": { "$ref": "#/nowhere" } } } }""",
        "openapi.json(1,59): '#/nowhere' cannot be resolved")]
    [InlineData(
        """{ "openapi": "3.0.0", "info": {}, "paths": { "/a": { "get": { "parameters": [ { "$ref": "#/info" } ] } } } }""",
        "openapi.json(1,89): '#/info' cannot be resolved: it is a member 'info' of the document, and not the parameter that is needed here")]
    [InlineData(
        """{ "openapi": "3.0.0", "x-s": { "type": "string" }, "paths": { "/a": { "get": { "parameters": [ { "$ref": "#/x-s" } ] } } } }""",
        "openapi.json(1,106): '#/x-s' cannot be resolved: it is a schema, and not the parameter that is needed here")]
    public void Invalid_documents_are_errors(string json, string expected)
    {
        MockDocumentException fault = Assert.Throws<MockDocumentException>(() => MockServer.Parse(json));

        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.json", "openapi: 3.1.0\npaths: {}\n")]
    [InlineData("api.json", "# a comment\nswagger: '2.0'\n")]
    [InlineData("api.yaml", "info:\n  title: x\nopenapi: 3.1.0\n")]
    [InlineData("api.yml", "---\nopenapi: 3.1.0\n")]
    public void Yaml_is_named_as_what_is_not_read(string name, string text)
    {
        MockDocumentException fault = Assert.Throws<MockDocumentException>(() => MockServer.Parse(text, name: name));

        Assert.Equal(
            $"{name}(1,1): This is YAML. The mock server reads JSON only: convert the document and the files that it refers to.", fault.Message);
    }

    [Fact]
    public async Task Json_in_a_file_that_is_named_like_yaml_is_read()
    {
        await using MockServer server = MockServer.Parse("""{ "openapi": "3.1.0", "paths": {} }""", name: "api.yaml");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Missing_file_is_an_error() =>
        Assert.Contains(
            "'none.json'", Assert.Throws<FileNotFoundException>(() => MockServer.Load("none.json")).Message, StringComparison.Ordinal);

    public static TheoryData<string> Constraints =>
    [
        """{ "prefixItems": [{ "type": "number" }, { "type": "number" }], "minItems": 2 }""",
        """{ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false }""",
        """{ "type": "array", "prefixItems": [{ "const": 1 }], "items": { "type": "boolean" }, "minItems": 3, "maxItems": 4 }""",
        """{ "type": "array", "minItems": 3 }""",
        """{ "type": "array", "minItems": 4, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "string" }, "minItems": 40 }""",
        """{ "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": 3 }, "minItems": 3, "uniqueItems": true }""",
        """{ "type": "array", "items": { "enum": ["a", "b", "c"] }, "minItems": 3, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "boolean" }, "minItems": 2, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "string", "maxLength": 1 }, "minItems": 12, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "string", "pattern": "^[a-c]$" }, "minItems": 3, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "string", "format": "email" }, "minItems": 12, "uniqueItems": true }""",
        """
        { "type": "array", "items": { "type": "object", "properties": { "a": { "type": "integer" } } },
          "minItems": 3, "uniqueItems": true }
        """,
        """{ "type": "array", "contains": { "const": "x" } }""",
        """{ "type": "array", "items": { "type": "integer" }, "contains": { "minimum": 7000 }, "minContains": 2, "minItems": 4 }""",
        """
        { "type": "array", "items": { "type": "integer", "maximum": 9 }, "contains": { "const": 4 },
          "maxContains": 1, "minItems": 5 }
        """,
        """{ "allOf": [{ "type": "array", "minItems": 2 }, { "items": { "type": "number" } }, { "minItems": 5, "maxItems": 5 }] }""",
        """{ "type": "object", "minProperties": 3 }""",
        """{ "type": "object", "minProperties": 2, "additionalProperties": { "type": "integer", "minimum": 5 } }""",
        """
        { "type": "object", "minProperties": 3, "properties": { "a": { "type": "string" } },
          "additionalProperties": { "type": "boolean" } }
        """,
        """{ "type": "object", "minProperties": 2, "propertyNames": { "pattern": "^x-[a-z]{2,5}$" } }""",
        """{ "type": "object", "minProperties": 2, "propertyNames": { "enum": ["left", "right", "top"] } }""",
        """
        {
          "type": "object", "minProperties": 2, "patternProperties": { "^n[0-9]{3}$": { "type": "number" } },
          "additionalProperties": false
        }
        """,
        """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "maxProperties": 1 }""",
        """{ "type": "object", "required": ["a", "b"] }""",
        """{ "type": "object", "required": ["n1"], "patternProperties": { "^n": { "type": "integer" } } }""",
        """{ "type": "object", "required": ["a"], "additionalProperties": { "type": "array", "minItems": 1 } }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } }, "dependentRequired": { "a": ["b"], "b": ["c"] } }""",
        """{ "type": "object", "properties": { "a": false, "b": { "type": "string" } } }""",
        """{ "allOf": [{ "type": "string" }, { "const": "x" }] }""",
        """{ "allOf": [{ "type": ["string", "integer"] }, { "type": ["integer", "boolean"] }, { "minimum": 5 }] }""",
        """{ "allOf": [{ "enum": [1, 2, 3] }, { "enum": [3, 4] }] }""",
        """{ "allOf": [{ "minimum": 3, "type": "integer" }, { "minimum": 2000 }, { "multipleOf": 7 }, { "multipleOf": 3 }] }""",
        """
        {
          "allOf": [
            { "type": "object", "properties": { "kind": { "type": "string" } }, "required": ["kind"] },
            { "properties": { "kind": { "const": "cat" }, "n": { "maximum": 3 } } },
            { "properties": { "n": { "type": "integer", "minimum": 2 } } }
          ]
        }
        """,
        """{ "const": null }""",
        """{ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.1 }""",
        """{ "type": "number", "minimum": 5, "maximum": 5 }""",
        """{ "type": "integer", "minimum": 1, "maximum": 7, "multipleOf": 5 }""",
        """{ "type": "integer", "exclusiveMinimum": 10, "multipleOf": 2.5 }""",
        """{ "type": "integer", "maximum": -4 }""",
        """{ "type": "number", "exclusiveMaximum": -1000000 }""",
        """{ "type": "integer", "minimum": 3.2, "maximum": 4.8 }""",
        """{ "type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0 }""",
        """{ "type": "string", "pattern": "^[a-z]+$", "minLength": 20, "maxLength": 60 }""",
        """{ "type": "string", "pattern": "^[A-Z][a-z]*(-[a-z0-9]+)*$", "minLength": 12, "maxLength": 80 }""",
        """{ "type": "string", "pattern": "^(?!foo)[a-z]{3,8}$" }""",
        """{ "type": "string", "pattern": "^(?=.*[0-9])[a-z0-9]{8,}$" }""",
        """{ "type": "string", "pattern": "^\\d{3}$", "not": { "pattern": "^[0-4]" } }""",
        """{ "type": "string", "format": "byte", "minLength": 20 }""",
        """{ "type": "string", "format": "uri", "minLength": 50 }""",
        """{ "type": "string", "minLength": 3, "anyOf": [{ "maxLength": 1 }, { "pattern": "^zz" }] }""",
        """{ "not": { "type": "string" } }""",
        """{ "not": { "type": ["string", "object", "null"] } }""",
        """{ "type": "boolean", "not": { "const": true } }""",
        """{ "type": "string", "not": { "enum": ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven"] } }""",
        """{ "type": "object", "properties": { "a": { "type": "string" }, "b": {} }, "not": { "required": ["b"] } }""",
        """
        {
          "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } },
          "oneOf": [{ "required": ["a"] }, { "required": ["b"] }]
        }
        """,
        """{ "oneOf": [{ "type": "integer", "multipleOf": 2 }, { "type": "integer", "multipleOf": 3 }] }""",
        """{ "type": "object", "anyOf": [{ "properties": { "a": { "const": 1 } }, "required": ["a"] }], "minProperties": 2 }""",
        """{ "allOf": [{ "anyOf": [{ "const": 1 }, { "const": 2 }] }, { "oneOf": [{ "const": 2 }, { "const": 3 }] }] }""",
        """
        {
          "type": "object", "properties": { "kind": { "enum": ["a", "b"] } }, "required": ["kind"],
          "if": { "properties": { "kind": { "const": "a" } } }, "then": { "required": ["x"] }, "else": { "required": ["y"] }
        }
        """,
        """{ "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Node" } } }""",
    ];

    [Theory]
    [MemberData(nameof(Constraints))]
    public void Made_values_of_constrained_schemas_are_valid(string schema)
    {
        LoadedDocument document = LoadedDocument.Parse($$"""
            {
              "openapi": "3.1.0",
              "paths": {},
              "components": { "schemas": {
                "Made": {{schema}},
                "Held": { "type": "object", "properties": { "made": {{schema}} }, "required": ["made"] },
                "Listed": { "type": "array", "items": {{schema}}, "minItems": 2 },
                "Node": { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Node" } }, "minProperties": 0 }
              } }
            }
            """, "made.json");
        foreach (DocumentNode named in document.NamedSchemas)
        {
            for (int seed = 0; seed < 10; seed++)
                Check(document, new Discriminators(document), named, seed);
        }
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "self": { "$ref": "#/components/schemas/Made" } }, "required": ["self"] }""")]
    [InlineData("""{ "allOf": [{ "type": "string" }, { "type": "integer" }] }""")]
    [InlineData("""{ "type": "array", "items": { "type": "boolean" }, "minItems": 3, "uniqueItems": true }""")]
    [InlineData("""{ "not": {} }""")]
    [InlineData("""{ "type": "array", "minItems": 2, "items": { "$ref": "#/components/schemas/Made" } }""")]
    [InlineData("""{ "type": "array", "minItems": 900, "items": { "$ref": "#/components/schemas/Made" } }""")]
    [InlineData("""{ "minProperties": 3, "additionalProperties": { "$ref": "#/components/schemas/Made" } }""")]
    [InlineData(
        """
        { "type": "object", "required": ["a", "b"], "properties": { "a": { "$ref": "#/components/schemas/Made" },
          "b": { "allOf": [{ "$ref": "#/components/schemas/Made" }] } } }
        """)]
    [InlineData(
        """
        { "oneOf": [{ "type": "object", "required": ["a", "b"], "properties": {
          "a": { "type": "array", "minItems": 3, "items": { "$ref": "#/components/schemas/Made" } },
          "b": { "$ref": "#/components/schemas/Made" } } }, { "type": "string" }] }
        """)]
    public async Task Schemas_without_a_value_come_to_an_end(string schema)
    {
        LoadedDocument document = LoadedDocument.Parse(
            $$"""{ "openapi": "3.1.0", "paths": {}, "components": { "schemas": { "Made": {{schema}} } } }""", "made.json");
        Task<JsonNode?> making = Task.Run(() =>
            new SchemaValues(document, new Discriminators(document), Direction.Response, 1).Make(document.NamedSchemas.Single()));

        await making.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static void Check(string path)
    {
        LoadedDocument document = LoadedDocument.Load(path);
        Discriminators discriminators = new(document);
        foreach (DocumentOperation operation in new OperationTable(document).Operations)
        {
            foreach (DocumentNode schema in Schemas(document, operation))
                Check(document, discriminators, schema);
        }
    }

    private static void Check(LoadedDocument document, Discriminators discriminators, DocumentNode schema, int seed = 1)
    {
        foreach (Direction direction in Enum.GetValues<Direction>())
        {
            JsonNode? value = new SchemaValues(document, discriminators, direction, seed).Make(schema);
            using JsonDocument json = JsonDocument.Parse(value?.ToJsonString() ?? "null");
            IEnumerable<string> faults = new SchemaCheck(document, discriminators, direction).Check(json.RootElement, schema)
                .Select(fault => $"{LoadedDocument.Where(fault.Rule)}: {fault.Path} {fault.Message} in {value}");
            Assert.True(!faults.Any(), string.Join('\n', faults));
        }
    }

    private static IEnumerable<DocumentNode> Schemas(LoadedDocument document, DocumentOperation operation)
    {
        foreach (DocumentNode response in operation.Responses.Select(response => document.Target(response, DocumentPlaces.Response)))
        {
            if (response["schema"] is { Json.IsObject: true } schema && schema.Json["type"]?.Value != "file")
                yield return schema;
            foreach (BackupJobsGen.Json.JsonNode media in response["content"]?.Json.Members.ToArray() ?? [])
            {
                if (response["content"]![media.Name!]?["schema"] is { } inContent)
                    yield return inContent;
            }
        }

        foreach ((string mediaType, BodyContent content) in DeclaredBody.Of(document, operation)?.Contents ?? [])
        {
            if (MediaTypeRules.IsJson(mediaType) && content.Schema is { } body)
                yield return body;
        }
    }

    private static bool IsDocument(string file) => File.ReadAllText(file) is var text
        && (text.Contains("\"swagger\"", StringComparison.Ordinal) || text.Contains("\"openapi\"", StringComparison.Ordinal))
        && text.Contains("\"paths\"", StringComparison.Ordinal);
}
