using System.Reflection;
using BackupJobsGen.Reading.Schemas;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Names that no C# programmer would choose. Whatever they are, the output compiles and the wire names stay.</summary>
public class NamingTests
{
    private static readonly string[] Names =
    [
        "Equals", "GetType", "GetHashCode", "ToString", "Clone", "EqualityContract", "PrintMembers", "AdditionalProperties", "Thing",
        "thing", "MemberwiseClone",
        "Finalize", "ReferenceEquals", "Deconstruct", "WriteMembers", "ReadThing", "Members", "Kinds", "class", "record", "await", "var",
        "value", "reader", "writer",
        "mode", "kept", "kind", "member", "field", "@odata.type", "$schema", "a-b", "a_b", "aB", "AB", "ab", "1st", "12", "-1", "+", "",
        " ", "名前", "ñandú", "n\u0303andu\u0301",
        "x\u202Ey", "\uD83D\uDE00", "a\"b", "a\\b", "a\nb", "{0}", "{{", "null", "default", "System", "global", "string", "String",
        "Object", "Task", "_", "__", "VM Name", "Recovery point time ", "~", "~1", "~01", " ~0 ",
    ];

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    [Fact]
    public void Members_of_any_name_compile_and_keep_their_wire_names()
    {
        string properties = string.Join(", ", Names.Select(name => $"{Json(name)}: {{ \"type\": \"string\" }}"));
        Generation generation = TestProject.Of(Swagger.Thing(properties)).Run().Compiles();
        Model thing = new(generation.Type("Thing"));
        string json = $"{{{string.Join(", ", Names.Select((name, i) => $"{Json(name)}: \"{i}\""))}}}";

        object read = thing.Read(json);

        Assert.Empty(Model.Kept(read));
        Model.SameMeaning(json, thing.Write(read));
        Assert.Equal(Names.Length, read.GetType().GetProperties().Count(property => property.Name != "AdditionalProperties"));
    }

    [Fact]
    public void Required_members_of_any_name_compile()
    {
        string properties = string.Join(", ", Names.Select(name => $"{Json(name)}: {{ \"type\": \"integer\", \"format\": \"int32\" }}"));

        TestProject.Of(Swagger.Thing(properties, string.Join(", ", Names.Select(Json)))).Run().Compiles();
    }

    [Fact]
    public void A_variable_of_the_endpoint_never_hides_a_group_of_its_name()
    {
        const string Host = """
             "x-ms-parameterized-host": { "hostTemplate": "{名前}.{jobs}.example.com", "parameters": [{ "name": "名前", "in": "path", "type": "string" }, { "name": "jobs", "in": "path", "type": "string" }] },
            """;

        TestProject.Of(
            Swagger.Document(Swagger.Get(id: "名前_Get") + ", " + Swagger.Get(id: "Jobs_Get", path: "/jobs"), "\"Thing\": {}", Host))
            .Run()
            .Compiles();
    }

    [Fact]
    public void Schemas_of_any_name_compile()
    {
        string definitions =
            string.Join(
                ", ",
                Names.Select(
                    name => $"{Json(name)}: {{ \"type\": \"object\", \"properties\": {{ \"self\": {{ \"type\": \"string\" }} }} }}"));
        string references =
            string.Join(", ", Names.Select((name, i) => $"\"p{i}\": {{ \"$ref\": {Json("#/definitions/" + Pointer(name))} }}"));
        string document =
            Swagger.Document(
                Swagger.Get("""{ "$ref": "#/definitions/All" }"""),
                $"{definitions}, \"All\": {{ \"type\": \"object\", \"properties\": {{ {references} }} }}");

        TestProject.Of(document).Run().Compiles();

        static string Pointer(string name) =>
            Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
    }

    [Fact]
    public void Enum_values_of_any_text_compile()
    {
        string[] values =
            [
                .. Names, "Known", "IsKnown", "FromText", "FromValue", "Value", "TestEnum", "<=", "<", ">", "=", "*", "-2", "+2", "2",
                "1.5", "15", "true", "2024-01-01"
            ];
        string schema =
            $$"""{ "type": "string", "enum": [{{string.Join(", ", values.Select(Json))}}], "x-ms-enum": { "name": "TestEnum" } }""";
        Generation generation = TestProject.Of(Swagger.Thing($"\"e\": {schema}")).Run().Compiles();
        Type type = generation.Type("TestEnum");

        string[] texts =
            [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)!.ToString()!)];

        Assert.Equal(values.Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        Assert.NotNull(type.GetProperty("Minus2"));
        Assert.NotNull(type.GetProperty("LessEqual"));
        Assert.NotNull(type.GetProperty("Value1Point5"));
        Assert.NotNull(type.GetProperty("Empty"));
        // "AB", "aB" and "ab" are three values, so that case matters here.
        Assert.NotEqual(Activator.CreateInstance(type, "AB"), Activator.CreateInstance(type, "ab"));
    }

    [Fact]
    public void Parameters_of_any_name_compile()
    {
        string[] names =
            [
                .. Names.Where(name => name.Length > 0), "cancellationToken", "request", "status", "item", "link", "httpClient", "options",
                "pipeline", "v", "w", "r"
            ];
        string parameters = string.Join(", ", names.Select((name, i) =>
            Parameter(name, i % 2 == 0 ? "query" : "header", i % 3 == 0 ? "true" : "false")));

        TestProject.Of(Swagger.Document($$"""
            "/x": { "get": { "operationId": "A_Get", "parameters": [{{parameters}}], "responses": { "200": { "description": "" } } } }
            """)).Run().Compiles();

        static string Parameter(string name, string place, string required) => $$"""
            { "name": {{Json(name)}}, "in": "{{place}}", "type": "array", "items": { "type": "integer" }, "required": {{required}} }
            """;
    }

    [Fact]
    public void Operations_of_any_name_compile()
    {
        string[] ids =
            [
                .. Names.SelectMany(name => new[] { name, "Group_" + name, name + "_Get" }).Where(id => id.Length > 0), "TestClient",
                "TestClient_TestClient", "Pipeline", "Pipeline_Pipeline", "A_GetAsync", "A_Get", "a_get"
            ];
        string paths = string.Join(", ", ids.Select((id, i) => $$"""
            "/p{{i}}": { "get": { "operationId": {{Json(id)}}, "responses": { "200": { "description": "" } } } }
            """));

        Generation generation = TestProject.Of(Swagger.Document(paths)).Run().Compiles();

        Assert.Equal(
            ids.Length,
            generation.Assembly.GetTypes()
                .Where(type => type.IsPublic)
                .SelectMany(type => type.GetMethods())
                .Count(method => method.Name.EndsWith("Async", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_of_any_length_compile()
    {
        string name = new('n', 5000);

        TestProject.Of(Swagger.Document(
            Swagger.Get($$"""{ "$ref": "#/definitions/{{name}}" }""", id: name + "_" + name),
            $$""" "{{name}}": { "type": "object", "discriminator": "{{name}}", "properties": { "{{name}}": { "type": "string" }, "{{name}}2": { "type": "string" } } } """))
                .Run()
                .Compiles();
    }

    // With both namespaces in one file, equal names would be ambiguous (CS0104).
    [Fact]
    public void Schemas_with_the_names_of_runtime_types_have_other_names()
    {
        const string Thing = """{ "type": "object", "properties": { "a": { "type": "string" } } }""";
        const string Choice = """{ "type": "string", "enum": ["a"] }""";
        string[] runtime = [.. typeof(ApiResponse).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "BackupJobsGen.Runtime", IsNested: false, IsGenericTypeDefinition: false })
            .Select(type => type.Name)];
        string definitions = string.Join(", ", runtime.Select((name, i) => $"{Json(name)}: {(i % 2 == 0 ? Thing : Choice)}"));
        string references = string.Join(", ", runtime.Select((name, i) => $"\"p{i}\": {{ \"$ref\": \"#/definitions/{name}\" }}"));
        string document = Swagger.Document(
            Swagger.Get("""{ "$ref": "#/definitions/All" }"""), $$"""{{definitions}}, "All": { "properties": { {{references}} } }""");
        string names = string.Join(", ", runtime.SelectMany(name => new[] { $"nameof({name})", $"nameof({name}Model)" }));
        TestProject project = new TestProject
        {
            Source = $$"""
                using BackupJobsGen.Runtime;
                using Contoso.Test;

                static class User
                {
                    public static string[] Names => [{{names}}];
                }
                """,
        }.Document("/repo/api.json", document).Client(new ClientLine("/repo/api.json"));

        Generation generation = project.Run().Compiles();

        Assert.Equal(runtime.Order(StringComparer.Ordinal), RuntimeTypes.Names.Order(StringComparer.Ordinal));
        Assert.Equal(runtime.Length, generation.Reported.Count(id => id == "BJG3041"));
    }

    [Fact]
    public void A_new_schema_renames_no_other()
    {
        const string Thing =
            """ "Thing": { "type": "object", "properties": { "a": { "$ref": "#/definitions/job-state" }, "b": { "$ref": "#/definitions/JobState2" } } } """;
        const string States =
            """ "job-state": { "type": "object", "properties": { "x": { "type": "string" } } }, "JobState2": { "type": "object", "properties": { "y": { "type": "string" } } } """;
        string before = Swagger.Document(Swagger.Get(), Thing + "," + States);
        string after = Swagger.Document(
            Swagger.Get() + "," + Swagger.Get("""{ "$ref": "#/definitions/JobState" }""", "Others_Get", "/others"),
            Thing + "," + States + """, "JobState": { "type": "object", "properties": { "z": { "type": "string" } } } """);

        string TypeOfB(string document) => TestProject.Of(document).Run().Type("Thing").GetProperty("B")!.PropertyType.Name;

        Assert.Equal("JobState2", TypeOfB(before));
        Assert.Equal("JobState2", TypeOfB(after));
    }
}
