using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Schemas with several types: numbers as ASP.NET Core writes them, and types that really are alternatives.</summary>
public class TypeListTests
{
    private const string Pattern = """ "pattern": "^-?(?:0|[1-9]\\d*)$" """;

    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/x": { "get": { "operationId": "X_Get",
          "parameters": [
            { "name": "page", "in": "query", "required": false, "schema": { "type": ["integer", "string"], "format": "int32" } },
            { "name": "sizes", "in": "query", "required": true, "schema": { "type": "array", "items": { "type": ["integer", "string"], "format": "int64" } } } ],
          "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Root" } } } } } } }
        """,
        $$"""
        "Root": { "type": "object", "properties": {
          "int": { "type": ["integer", "string"], "format": "int32", {{Pattern}} },
          "nullable": { "type": ["null", "integer", "string"], "format": "int64", {{Pattern}} },
          "double": { "type": ["number", "string"], "format": "double", "pattern": "^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$" },
          "bare": { "type": ["string", "integer"], {{Pattern}} },
          "untyped": { "format": "uint64", {{Pattern}} },
          "alternatives": { "anyOf": [{ "type": "integer" }, { "type": "string" }], "format": "int32" },
          "nullableAlternatives": { "anyOf": [{ "type": "integer" }, { "type": "string" }, { "enum": [null], "nullable": true }], {{Pattern}} },
          "variantForms": { "anyOf": [{ "type": "integer", "format": "int32" }, { "type": "string", "pattern": "^-?\\d+$" }] },
          "variantFormats": { "oneOf": [{ "type": "string", "format": "double" }, { "type": "number", "format": "double" }], "nullable": true },
          "realAlternatives": { "anyOf": [{ "type": "integer", "format": "int32" }, { "type": "string" }] },
          "both": { "type": ["integer", "number"] },
          "list": { "type": "array", "items": { "type": ["integer", "string"], "format": "int32", {{Pattern}} } },
          "map": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Count" } },
          "listed": { "type": ["array", "string"], "items": { "type": "string" }, "minItems": 1, "maxLength": 3 },
          "object": { "type": ["object", "string"], "properties": { "k": { "type": "string" }, "n": { "$ref": "#/components/schemas/Count" } }, "required": ["k"] },
          "named": { "$ref": "#/components/schemas/Either" },
          "mixed": { "type": ["string", "integer"], "enum": ["auto", 1] } } },
        "Count": { "type": ["string", "integer"], "format": "int32" },
        "Either": { "type": ["object", "array", "boolean", "null"], "additionalProperties": { "type": "string" }, "items": { "$ref": "#/components/schemas/Count" } }
        """, version: "3.1.1")).Run().Compiles());

    private static Model Root => new(Generated.Value.Type("Root"));

    [Theory]
    [InlineData("Int", typeof(int?))]
    [InlineData("Nullable", typeof(long?))]
    [InlineData("Double", typeof(double?))]
    [InlineData("Bare", typeof(long?))]
    [InlineData("Untyped", typeof(decimal?))]
    [InlineData("Alternatives", typeof(int?))]
    [InlineData("NullableAlternatives", typeof(long?))]
    [InlineData("VariantForms", typeof(int?))]
    [InlineData("VariantFormats", typeof(double?))]
    [InlineData("Both", typeof(double?))]
    public void A_number_that_may_be_a_string_is_the_number(string property, Type type) =>
        Assert.Equal(type, Generated.Value.Type("Root").GetProperty(property)!.PropertyType);

    [Fact]
    public void A_string_without_the_form_of_a_number_is_an_alternative() =>
        Assert.Equal("x", Model.Get(Root.Read("""{ "realAlternatives": "x" }"""), "RealAlternatives", "AsString"));

    [Fact]
    public void Numbers_are_read_from_strings_everywhere()
    {
        object root = Root.Read("""{ "int": "3", "nullable": null, "list": ["1", 2], "map": { "a": "4" } }""");

        Assert.Equal(3, Model.Get(root, "Int"));
        Assert.Equal([1, 2], (IEnumerable<int>)Model.Get(root, "List")!);
        Assert.Equal(4, ((IReadOnlyDictionary<string, int>)Model.Get(root, "Map")!)["a"]);
    }

    [Fact]
    public void Numbers_are_arguments()
    {
        Type[] types =
            [.. Generated.Value.Type("XOperations").GetMethod("GetAsync")!.GetParameters().Select(parameter => parameter.ParameterType)];

        Assert.Equal([typeof(IEnumerable<long>), typeof(int?)], types[..2]);
    }

    [Fact]
    public void Each_type_of_a_list_keeps_its_keywords()
    {
        object root = Root.Read("""{ "listed": ["q"], "object": { "k": "v", "n": "5" }, "named": [1] }""");
        object text = Root.Read("""{ "listed": "txt", "object": "txt", "named": { "a": "b" } }""");

        Assert.Equal(["q"], (IEnumerable<string>)Model.Get(root, "Listed", "AsStringList")!);
        Assert.Equal("v", Model.Get(root, "Object", "AsRootObjectObject", "K"));
        Assert.Equal(5, Model.Get(root, "Object", "AsRootObjectObject", "N"));
        Assert.Equal([1], (IEnumerable<int>)Model.Get(root, "Named", "AsInt32List")!);
        Assert.Equal("txt", Model.Get(text, "Listed", "AsString"));
        Assert.Equal("txt", Model.Get(text, "Object", "AsString"));
        Assert.Equal("b", ((IReadOnlyDictionary<string, string>)Model.Get(text, "Named", "AsStringMap")!)["a"]);
    }

    [Fact]
    public void Values_of_several_types_are_one_enum() =>
        Assert.Equal("auto", Model.Get(Root.Read("""{ "mixed": "auto" }"""), "Mixed")!.ToString());
}
