using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Discriminators that are numbers, true or false.</summary>
public class ScalarDiscriminatorTests
{
    // As ASP.NET Core 10 declares [JsonDerivedType(typeof(EvtA), 1)].
    private const string Event = """
        "Evt": { "required": ["$type"], "type": "object", "anyOf": [{ "$ref": "#/components/schemas/EvtEvt" }, { "$ref": "#/components/schemas/EvtEvtA" }],
          "discriminator": { "propertyName": "$type", "mapping": { "0": "#/components/schemas/EvtEvt", "1": "#/components/schemas/EvtEvtA" } } },
        "EvtEvt": { "required": ["id"], "properties": { "$type": { "enum": [0], "type": "integer" }, "id": { "type": "string" } } },
        "EvtEvtA": { "required": ["id"], "properties": { "$type": { "enum": [1], "type": "integer" }, "a": { "type": "integer" }, "id": { "type": "string" } } }
        """;

    private const string Unions = """
        "Open": { "oneOf": [{ "$ref": "#/components/schemas/OpenA" }, { "$ref": "#/components/schemas/OpenB" }],
          "discriminator": { "propertyName": "k", "mapping": { "1": "#/components/schemas/OpenA", "2": "OpenB" } } },
        "OpenA": { "properties": { "k": { "type": "integer" }, "a": { "type": "string" } } },
        "OpenB": { "properties": { "k": { "type": "integer" }, "b": { "type": "string" } } },
        "Inherited": { "oneOf": [{ "$ref": "#/components/schemas/InheritedA" }, { "$ref": "#/components/schemas/InheritedB" }],
          "discriminator": { "propertyName": "k", "mapping": { "1.5": "InheritedA", "-2": "InheritedB" } } },
        "Base": { "properties": { "k": { "type": "number" } } },
        "InheritedA": { "allOf": [{ "$ref": "#/components/schemas/Base" }], "properties": { "a": { "type": "string" } } },
        "InheritedB": { "allOf": [{ "$ref": "#/components/schemas/Base" }], "properties": { "b": { "type": "string" } } },
        "Flag": { "oneOf": [{ "$ref": "#/components/schemas/FlagA" }, { "$ref": "#/components/schemas/FlagB" }], "discriminator": { "propertyName": "k" } },
        "FlagA": { "properties": { "k": { "type": "boolean", "enum": [true] }, "a": { "type": "string" } } },
        "FlagB": { "properties": { "k": { "const": false }, "b": { "type": "string" } } },
        "Word": { "oneOf": [{ "$ref": "#/components/schemas/WordA" }, { "$ref": "#/components/schemas/WordB" }],
          "discriminator": { "propertyName": "k", "mapping": { "1": "WordA", "2": "WordB" } } },
        "WordA": { "properties": { "k": { "type": "string" }, "a": { "type": "string" } } },
        "WordB": { "properties": { "k": { "type": "string", "enum": ["2"] }, "b": { "type": "string" } } }
        """;

    private const string Hierarchies = """
        "Pet": { "discriminator": { "propertyName": "k", "mapping": { "1": "Cat", "2": "Dog" } }, "required": ["k"], "properties": { "k": { "type": "integer" }, "name": { "type": "string" } } },
        "Cat": { "allOf": [{ "$ref": "#/components/schemas/Pet" }], "properties": { "lives": { "type": "integer" } } },
        "Dog": { "allOf": [{ "$ref": "#/components/schemas/Pet" }], "properties": { "bark": { "type": "string" } } },
        "Car": { "discriminator": { "propertyName": "k", "mapping": { "1": "Van", "2": "Bus" } }, "properties": { "k": { "$ref": "#/components/schemas/CarKind" } } },
        "CarKind": { "type": "integer", "enum": [1, 2] },
        "Van": { "allOf": [{ "$ref": "#/components/schemas/Car" }], "properties": { "load": { "type": "integer" } } },
        "Bus": { "allOf": [{ "$ref": "#/components/schemas/Car" }], "properties": { "seats": { "type": "integer" } } },
        "Tree": { "discriminator": { "propertyName": "k" }, "properties": { "age": { "type": "integer" } } },
        "Oak": { "allOf": [{ "$ref": "#/components/schemas/Tree" }, { "properties": { "k": { "enum": [true] } } }] },
        "Elm": { "allOf": [{ "$ref": "#/components/schemas/Tree" }, { "properties": { "k": { "const": false } } }] },
        "Either": { "anyOf": [{ "$ref": "#/components/schemas/Van" }, { "$ref": "#/components/schemas/Bus" }] }
        """;

    private static readonly string Members = string.Join(
        ", ",
        new[] { "Evt", "Open", "Inherited", "Flag", "Word", "Pet", "Car", "Tree", "Either" }
            .Select(name => $$"""  "{{name}}": { "$ref": "#/components/schemas/{{name}}" } """));

    private static readonly Dictionary<string, Lazy<Generation>> Generated = new[] { "3.0.1", "3.1.0" }.ToDictionary(
        version => version, version => new Lazy<Generation>(() => Generate(version)));

    public static TheoryData<string, string, string, string, string> Variants
    {
        get
        {
            TheoryData<string, string, string, string, string> rows = [];
            foreach (string version in Generated.Keys)
            {
                rows.Add(version, "Evt", "EvtEvt", """{"id":"q"}""", """{"$type":0,"id":"q"}""");
                rows.Add(version, "Evt", "EvtEvtA", """{"a":3,"id":"q"}""", """{"$type":1,"a":3,"id":"q"}""");
                rows.Add(version, "Evt", "EvtEvtA", """{"$type":1,"a":3,"id":"q"}""", """{"$type":1,"a":3,"id":"q"}""");
                rows.Add(version, "Evt", "EvtEvtA", """{"$type":"1","a":3,"id":"q"}""", """{"$type":1,"a":3,"id":"q"}""");
                rows.Add(version, "Evt", "EvtEvtA", """{"$type":7,"id":"q"}""", """{"$type":1,"id":"q"}""");
                rows.Add(version, "Open", "OpenB", """{"b":"x"}""", """{"k":2,"b":"x"}""");
                rows.Add(version, "Inherited", "InheritedA", """{"a":"x"}""", """{"k":1.5,"a":"x"}""");
                rows.Add(version, "Inherited", "InheritedB", """{"k":"-2"}""", """{"k":-2}""");
                rows.Add(version, "Flag", "FlagA", """{"a":"x"}""", """{"k":true,"a":"x"}""");
                rows.Add(version, "Flag", "FlagB", """{"k":"false","b":"x"}""", """{"k":false,"b":"x"}""");
                rows.Add(version, "Word", "WordA", """{"a":"x"}""", """{"k":"1","a":"x"}""");
                rows.Add(version, "Word", "WordB", """{"b":"x"}""", """{"k":"2","b":"x"}""");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_union_sends_its_discriminator_as_it_is_declared(string version, string union, string variant, string value, string sent)
    {
        Type type = Type(version, union);
        object held = new Model(Type(version, variant)).Read(value);

        object made = type.GetMethod("From" + variant)!.Invoke(null, [held])!;

        Assert.Equal(sent, new Model(type).Write(made));
        Assert.NotNull(Model.Get(made, "As" + variant));
    }

    [Fact]
    public void A_variant_that_has_its_discriminator_keeps_it()
    {
        Type type = Type("3.1.0", "EvtEvtA");
        object value = Activator.CreateInstance(type)!;
        type.GetProperty("Id")!.SetValue(value, "q");
        System.Reflection.PropertyInfo kind = type.GetProperty("Type")!;
        Type list = Nullable.GetUnderlyingType(kind.PropertyType)!;
        kind.SetValue(value, list.GetProperty("Value1")!.GetValue(null));

        object made = Type("3.1.0", "Evt").GetMethod("FromEvtEvtA")!.Invoke(null, [value])!;

        Assert.Equal("""{"$type":1,"id":"q"}""", new Model(Type("3.1.0", "Evt")).Write(made));
    }

    [Theory]
    [InlineData("Evt", "AsEvtEvtA", """{"$type":1,"id":"q"}""")]
    [InlineData("Evt", "AsEvtEvtA", """{"$type":"1","id":"q"}""")]
    [InlineData("Evt", "AsEvtEvtA", """{"id":"q","$type":1.0}""")]
    [InlineData("Evt", null, """{"$type":7,"id":"q"}""")]
    [InlineData("Evt", null, """{"$type":true,"id":"q"}""")]
    [InlineData("Evt", null, """{"$type":[1],"id":"q"}""")]
    [InlineData("Evt", null, """{"id":"q"}""")]
    [InlineData("Inherited", "AsInheritedA", """{"k":15e-1}""")]
    [InlineData("Flag", "AsFlagA", """{"k":true}""")]
    [InlineData("Flag", "AsFlagB", """{"k":"false"}""")]
    [InlineData("Word", "AsWordA", """{"k":"1"}""")]
    [InlineData("Word", null, """{"k":1}""")]
    [InlineData("Either", "AsVan", """{"k":1}""")]
    [InlineData("Either", "AsBus", """{"k":2}""")]
    public void The_value_of_a_discriminator_selects_the_variant(string union, string? variant, string json)
    {
        foreach (string version in Generated.Keys)
        {
            Type type = Type(version, union);
            object value = new Model(type).Read(json);
            Assert.Equal(
                variant,
                type.GetProperties().FirstOrDefault(property => property.Name.StartsWith("As", StringComparison.Ordinal)
                    && property.GetValue(value) is not null)?.Name);
            Assert.Equal(json, new Model(type).Write(value));
        }
    }

    [Theory]
    [InlineData("Pet", "Cat", """{"k":1,"name":"a","lives":9}""")]
    [InlineData("Pet", "Dog", """{"k":"2","bark":"x"}""")]
    [InlineData("Pet", "Dog", """{"k":2.0,"bark":"x"}""")]
    [InlineData("Pet", "UnknownPet", """{"k":7,"name":"a"}""")]
    [InlineData("Pet", "UnknownPet", """{"k":"fish","name":"a"}""")]
    [InlineData("Car", "Van", """{"k":1,"load":3}""")]
    [InlineData("Car", "Bus", """{"k":"2","seats":3}""")]
    [InlineData("Car", "UnknownCar", """{"k":3}""")]
    [InlineData("Car", "UnknownCar", "{}")]
    [InlineData("Tree", "Oak", """{"k":true,"age":3}""")]
    [InlineData("Tree", "Elm", """{"k":false}""")]
    [InlineData("Tree", "UnknownTree", """{"age":3}""")]
    public void A_hierarchy_reads_its_discriminator_and_writes_it_back(string root, string record, string json)
    {
        foreach (string version in Generated.Keys)
        {
            object value = new Model(Type(version, root)).Read(json);
            Assert.Equal(record, value.GetType().Name);
            Assert.Equal(json, new Model(Type(version, root)).Write(value));
        }
    }

    [Theory]
    [InlineData("Cat", """{"k":1}""")]
    [InlineData("Dog", """{"k":2}""")]
    [InlineData("Bus", """{"k":2}""")]
    [InlineData("Oak", """{"k":true}""")]
    [InlineData("Elm", """{"k":false}""")]
    public void A_new_record_of_a_hierarchy_sends_its_discriminator_as_it_is_declared(string record, string sent)
    {
        foreach (string version in Generated.Keys)
        {
            Type type = Type(version, record);
            Assert.Equal(sent, new Model(type).Write(Activator.CreateInstance(type)!));
        }
    }

    [Fact]
    public void A_required_discriminator_that_is_a_number_must_be_there() =>
        Assert.Equal("k", new Model(Type("3.0.1", "Pet")).Refuses("""{"name":"a"}""").MemberName);

    private static Type Type(string version, string name) => Generated[version].Value.Type(name);

    private static Generation Generate(string version) => TestProject.Of($$"""
        {
          "openapi": "{{version}}",
          "info": { "title": "Test", "version": "1" },
          "servers": [{ "url": "https://example.com" }],
          "paths": { "/things": { "get": { "operationId": "Things_Get",
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } } } } },
          "components": { "schemas": {
            "Thing": { "type": "object", "properties": { {{Members}} } },
            {{Event}}, {{Unions}}, {{Hierarchies}}
          } }
        }
        """).Run().Compiles();
}
