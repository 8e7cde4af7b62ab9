using System.ComponentModel.DataAnnotations;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Snapshots;

namespace BackupJobsGen.Tests.Compile;

/// <summary>What is sent is checked against the constraints of the document where the project asks for it.</summary>
public sealed class ValidationTests
{
    private const string Schemas = """
        "Pet": { "type": "object", "required": [ "name", "id" ], "properties": {
          "id": { "type": "string", "readOnly": true, "minLength": 9 },
          "name": { "type": "string", "minLength": 2, "maxLength": 5, "pattern": "^[a-z]+$" },
          "age": { "type": "integer", "format": "int32", "minimum": 0, "maximum": 30 },
          "weight": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "multipleOf": 0.5 },
          "tags": { "type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": { "type": "string" } },
          "owner": { "$ref": "#/components/schemas/Owner" },
          "friends": { "type": "array", "items": { "$ref": "#/components/schemas/Owner" } },
          "rooms": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Owner" } } } },
        "Owner": { "type": "object", "required": [ "city" ], "properties": { "city": { "type": "string", "maxLength": 4 } } },
        "Answer": { "type": "object", "properties": { "text": { "type": "string", "maxLength": 1 } } }
        """;

    private static string Document { get; } = Snapshot.OpenApi(
        """
        "/pets/{id}": { "put": { "operationId": "Pets_Put",
          "parameters": [
            { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "pattern": "^\\d+$" } },
            { "name": "top", "in": "query", "schema": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 100 } },
            { "name": "limit", "in": "query", "schema": { "type": "number", "maximum": 10, "exclusiveMaximum": true } } ],
          "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } },
          "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Answer" } } } } } } },
        "/pets": { "post": { "operationId": "Pets_AddAll", "requestBody": { "content": { "application/json": { "schema": {
          "type": "array", "items": { "$ref": "#/components/schemas/Pet" } } } } }, "responses": { "204": { "description": "" } } } }
        """,
        Schemas);

    private static Generation Generate(params string[] metadata) =>
        TestProject.Of(Document, "/repo/api.json", "", metadata.Length == 0 ? ["Validation=true"] : metadata).Run().Compiles();

    [Theory]
    [InlineData("""{"name":"rex"}""")]
    [InlineData("""{"name":"rex","age":0,"weight":0.5,"tags":["a","b"],"owner":{"city":"Rome"},"friends":[{"city":""}],"rooms":{"a":{"city":"Bonn"}},"more":1}""")]
    [InlineData("""{"name":"r"}""", "name has 1 characters; at least 2 expected")]
    [InlineData("""{"name":"\ud83d\ude00a"}""", "name does not match ^[a-z]+$")]
    [InlineData("""{"name":"REXREX"}""", "name has 6 characters; at most 5 expected", "name does not match ^[a-z]+$")]
    [InlineData("""{"name":"rex","age":-1}""", "age is too low; at least 0 expected")]
    [InlineData("""{"name":"rex","age":31}""", "age is too high; at most 30 expected")]
    [InlineData("""{"name":"rex","weight":0}""", "weight is too low; more than 0 expected")]
    [InlineData("""{"name":"rex","weight":0.7}""", "weight is not a multiple of 0.5")]
    [InlineData("""{"name":"rex","weight":-1e300}""", "weight is too low; at least 0 expected")]
    [InlineData("""{"name":"rex","tags":[]}""", "tags has 0 items; at least 1 expected")]
    [InlineData("""{"name":"rex","tags":["a","a","b"]}""", "tags has 3 items; at most 2 expected", "tags has an item twice")]
    [InlineData("""{"name":"rex","owner":{"city":"Venice"}}""", "owner.city has 6 characters; at most 4 expected")]
    [InlineData("""{"name":"rex","friends":[{"city":"Bonn"},{"city":"Venice"}]}""", "friends[1].city has 6 characters; at most 4 expected")]
    [InlineData("""{"name":"rex","rooms":{"a":{"city":"Venice"}}}""", "rooms[a].city has 6 characters; at most 4 expected")]
    public void A_record_lists_each_constraint_that_it_breaks(string json, params string[] expected)
    {
        object pet = new Model(Generate().Type("Pet")).Read(json.Replace("{\"name\"", "{\"id\":\"1\",\"name\"", StringComparison.Ordinal));

        Assert.Equal(expected, ((IApiValidatable)pet).Validate().Select(result => result.ErrorMessage));
        Assert.Equal(
            expected, ((IValidatableObject)pet).Validate(new ValidationContext(pet)).Select(result => result.ErrorMessage));
    }

    [Fact]
    public void A_required_member_without_a_value_is_a_fault_and_names_its_path()
    {
        Generation generation = Generate();
        object pet = Activator.CreateInstance(generation.Type("Pet"))!;
        object owner = Activator.CreateInstance(generation.Type("Owner"))!;
        generation.Type("Pet").GetProperty("Owner")!.SetValue(pet, owner);

        Assert.Equal(
            [("name is required", "name"), ("owner.city is required", "owner.city")],
            ((IApiValidatable)pet).Validate().Select(result => (result.ErrorMessage!, result.MemberNames.Single())));
    }

    [Theory]
    [InlineData("x", null, null, "id", "The value does not match ^\\d+$. (Parameter 'id')")]
    [InlineData("\u0663", null, null, "id", "The value does not match ^\\d+$. (Parameter 'id')")]
    [InlineData("1", 0L, null, "top", "The value is too low; at least 1 expected. (Parameter 'top')")]
    [InlineData("1", 101L, null, "top", "The value is too high; at most 100 expected. (Parameter 'top')")]
    [InlineData("1", null, 10.0, "limit", "The value is too high; less than 10 expected. (Parameter 'limit')")]
    public async Task An_argument_is_checked_before_anything_is_sent(string id, long? top, double? limit, string argument, string message)
    {
        using Caller caller = new(Generate());

        ArgumentException fault = await ThrowsAsync(() => caller.CallAsync("Pets", "Put", ("id", id), ("top", top), ("limit", limit)));

        Assert.Equal((argument, message), (fault.ParamName, fault.Message));
        Assert.Empty(caller.Requests);
    }

    [Fact]
    public async Task A_body_is_checked_before_anything_is_sent()
    {
        Generation generation = Generate();
        using Caller caller = new(generation, _ => Caller.Response("""{"text":"longer than it may be"}"""));
        object bad = caller.Argument("Pets", "Put", "body", """{"id":"1","name":"Rex","owner":{"city":"Venice"}}""");
        object good = caller.Argument("Pets", "Put", "body", """{"id":"1","name":"rex"}""");
        Array pets = Array.CreateInstance(good.GetType(), 2);
        pets.SetValue(good, 0);
        pets.SetValue(bad, 1);
        object list = caller.TypeOf("Pets", "AddAll", "body").GetMethod("op_Implicit")!.Invoke(null, [pets])!;

        ArgumentException one = await ThrowsAsync(() => caller.CallAsync("Pets", "Put", ("id", "1"), ("body", bad)));
        ArgumentException many = await ThrowsAsync(() => caller.CallAsync("Pets", "AddAll", ("body", list)));
        Assert.Empty(caller.Requests);
        object answer = await caller.CallAsync("Pets", "Put", ("id", "1"), ("body", good));

        Assert.StartsWith(
            "The body is not valid: name does not match ^[a-z]+$; owner.city has 6 characters; at most 4 expected.", one.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("The body is not valid: [1].name does not match", many.Message, StringComparison.Ordinal);
        // What the service returns is not checked.
        Assert.Equal("longer than it may be", Model.Get(answer, "Value", "Text"));
    }

    [Fact]
    public void Only_what_is_sent_is_checked()
    {
        Generation generation = Generate();

        Assert.DoesNotContain("IApiValidatable", generation.File("Answer"), StringComparison.Ordinal);
        Assert.DoesNotContain("Member(\"id\"", generation.File("Pet"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_off_by_default_and_costs_nothing_then()
    {
        Generation without = Generate("GroupBy=OperationId");

        Assert.Equal(TestProject.Of(Document).Run().Files, without.Files);
        Assert.All(without.Files.Values, file => Assert.DoesNotContain("Check", file, StringComparison.Ordinal));
        Assert.Contains("BJG3030", without.Reported);
        Assert.DoesNotContain("BJG3030", Generate().Reported);
    }

    [Fact]
    public void Records_of_a_hierarchy_check_their_own_and_inherited_members()
    {
        Generation generation = TestProject.Of(
            Swagger.Document(
                """
                "/jobs": { "post": { "operationId": "Jobs_Add", "parameters": [ { "name": "job", "in": "body", "schema": { "$ref": "#/definitions/Job" } } ],
                  "responses": { "204": { "description": "" } } } }
                """,
                """
                "Job": { "type": "object", "discriminator": "kind", "required": [ "kind" ], "properties": { "kind": { "type": "string" }, "name": { "type": "string", "maxLength": 2 } } },
                "VmJob": { "allOf": [ { "$ref": "#/definitions/Job" } ], "x-ms-discriminator-value": "vm", "properties": { "size": { "type": "integer", "maximum": 5 } } }
                """),
            "/repo/api.json", "", "Validation=true").Run().Compiles();
        object job = new Model(generation.Type("Job")).Read("""{"kind":"vm","name":"abc","size":6}""");
        object unknown = new Model(generation.Type("Job")).Read("""{"kind":"sql","name":"abc"}""");

        Assert.Equal(["name", "size"], ((IApiValidatable)job).Validate().SelectMany(result => result.MemberNames));
        Assert.Equal(["name"], ((IApiValidatable)unknown).Validate().SelectMany(result => result.MemberNames));
    }

    // The method checks its arguments before it returns a task.
    private static async Task<ArgumentException> ThrowsAsync(Func<Task> call)
    {
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(call);
        return Assert.IsType<ArgumentException>(thrown.InnerException ?? thrown);
    }
}
