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

    [Fact]
    public void A_required_enum_that_is_not_set_is_a_fault()
    {
        Generation generation = TestProject.Of(Snapshot.OpenApi(
            """
            "/orders": { "post": { "operationId": "Orders_Add",
              "parameters": [ { "name": "mode", "in": "query", "required": true, "schema": { "$ref": "#/components/schemas/Status" } } ],
              "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
              "responses": { "204": { "description": "" } } } }
            """,
            """
            "Status": { "type": "string", "enum": [ "open", "closed" ] },
            "Order": { "type": "object", "required": [ "status" ], "properties": { "status": { "$ref": "#/components/schemas/Status" },
              "history": { "type": "array", "items": { "$ref": "#/components/schemas/Status" } } } }
            """), "/repo/api.json", "", ["Validation=true"]).Run().Compiles();
        IApiValidatable order = (IApiValidatable)Activator.CreateInstance(generation.Type("Order"))!;

        Assert.Equal("status is not set", Assert.Single(order.Validate()).ErrorMessage);
        Assert.Contains(generation.Files.Values, file => file.Contains("ApiChecks.Argument(mode, new())", StringComparison.Ordinal));
        Assert.Empty(((IApiValidatable)new Model(generation.Type("Order")).Read("""{"status":"other","history":["open"]}""")).Validate());
    }

    [Theory]
    [InlineData("""{"name":"rex"}""")]
    [InlineData("""{"name":"rex","age":0,"weight":0.5,"tags":["a","b"],"owner":{"city":"Rome"},"friends":[{"city":""}],"rooms":{"a":{"city":"Bonn"}},"more":1}""")]
    [InlineData("""{"name":"r"}""", "name has 1 character; at least 2 expected")]
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

    private const string Shapes = """
        "Shape": { "type": "object", "properties": {
          "names": { "type": "array", "items": { "type": "string", "maxLength": 3, "pattern": "^[a-z]*$" } },
          "grid": { "type": "array", "maxItems": 2, "items": { "type": "array", "minItems": 1, "items": { "type": "integer", "format": "int32", "minimum": 1 } } },
          "sizes": { "type": "object", "additionalProperties": { "type": "number", "exclusiveMaximum": 10 } },
          "lists": { "type": "object", "additionalProperties": { "type": "array", "uniqueItems": true, "items": { "type": "string" } } },
          "code": { "$ref": "#/components/schemas/Code" },
          "codes": { "type": "array", "items": { "$ref": "#/components/schemas/Code" } },
          "maybe": { "anyOf": [ { "type": "string", "maxLength": 2 }, { "type": "null" } ] },
          "merged": { "allOf": [ { "$ref": "#/components/schemas/Code" } ], "description": "d" },
          "either": { "oneOf": [ { "type": "string", "maxLength": 2 }, { "type": "integer", "format": "int32", "maximum": 9 }, { "$ref": "#/components/schemas/Part" },
            { "type": "array", "items": { "type": "string", "minLength": 1 } } ] },
          "eithers": { "type": "array", "items": { "$ref": "#/components/schemas/Choice" } },
          "strings": { "oneOf": [ { "type": "string", "maxLength": 2 }, { "type": "string", "pattern": "^x" }, { "type": "boolean" } ] } } },
        "Code": { "type": "string", "minLength": 2 },
        "Part": { "type": "object", "required": [ "id" ], "properties": { "id": { "type": "string", "maxLength": 1 }, "inner": { "$ref": "#/components/schemas/Shape" } } },
        "Choice": { "oneOf": [ { "$ref": "#/components/schemas/Part" }, { "type": "number", "minimum": 5 } ] }
        """;

    private static Generation GenerateShapes(params string[] metadata) => TestProject.Of(
        Snapshot.OpenApi(
            """
            "/shapes": { "post": { "operationId": "Shapes_Add",
              "parameters": [ { "name": "ids", "in": "query", "schema": { "type": "array", "maxItems": 2, "items": { "type": "string", "maxLength": 2 } } } ],
              "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Shape" } } } }, "responses": { "204": { "description": "" } } },
              "put": { "operationId": "Shapes_Name", "requestBody": { "content": { "application/json": { "schema": {
                "type": "array", "maxItems": 3, "items": { "$ref": "#/components/schemas/Code" } } } } }, "responses": { "204": { "description": "" } } },
              "patch": { "operationId": "Shapes_Choose", "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Choice" } } } },
                "responses": { "204": { "description": "" } } } }
            """,
            Shapes),
        "/repo/api.json", "", metadata).Run().Compiles();

    [Theory]
    [InlineData("""{"names":["abc",""],"grid":[[1]],"sizes":{"a":9.9},"lists":{"a":["x","y"]},"code":"ab","codes":["ab"],"maybe":"ab","merged":"ab","either":["a"],"eithers":[5],"strings":"longer"}""")]
    [InlineData("""{"names":["abc","abcd","A"]}""", "names[1] has 4 characters; at most 3 expected", "names[2] does not match ^[a-z]*$")]
    [InlineData("""{"grid":[[],[1,0],[2]]}""", "grid has 3 items; at most 2 expected", "grid[0] has 0 items; at least 1 expected", "grid[1][1] is too low; at least 1 expected")]
    [InlineData("""{"sizes":{"a":1,"b":10}}""", "sizes[b] is too high; less than 10 expected")]
    [InlineData("""{"lists":{"a":["x","x"]}}""", "lists[a] has an item twice")]
    [InlineData("""{"code":"a","codes":["ab","b"],"merged":"c"}""", "code has 1 character; at least 2 expected", "codes[1] has 1 character; at least 2 expected", "merged has 1 character; at least 2 expected")]
    [InlineData("""{"maybe":"abc"}""", "maybe has 3 characters; at most 2 expected")]
    [InlineData("""{"either":"abc"}""", "either has 3 characters; at most 2 expected")]
    [InlineData("""{"either":10}""", "either is too high; at most 9 expected")]
    [InlineData("""{"either":["a",""]}""", "either[1] has 0 characters; at least 1 expected")]
    [InlineData("""{"either":{"id":"12"}}""", "either.id has 2 characters; at most 1 expected")]
    [InlineData("""{"eithers":[5,4,{"id":"12"}]}""", "eithers[1] is too low; at least 5 expected", "eithers[2].id has 2 characters; at most 1 expected")]
    [InlineData("""{"either":{"id":"1","inner":{"either":{"id":"1","inner":{"code":"a"}}}}}""", "either.inner.either.inner.code has 1 character; at least 2 expected")]
    public void Items_values_and_variants_are_checked_at_any_depth(string json, params string[] expected)
    {
        object shape = new Model(GenerateShapes("Validation=true").Type("Shape")).Read(json);

        Assert.Equal(expected, ((IApiValidatable)shape).Validate().Select(result => result.ErrorMessage));
    }

    [Fact]
    public async Task Arguments_and_bodies_without_a_type_of_their_own_are_checked_too()
    {
        Generation generation = GenerateShapes("Validation=true");
        using Caller caller = new(generation);
        object names = ValueList.Create("ab", "c");
        object choice = caller.Argument("Shapes", "Choose", "body", "4");

        ArgumentException many = await ThrowsAsync(() => caller.CallAsync("Shapes", "Add", ("ids", new[] { "a", "b", "c" })));
        ArgumentException item = await ThrowsAsync(() => caller.CallAsync("Shapes", "Add", ("ids", new List<string> { "a", "abc" })));
        ArgumentException body = await ThrowsAsync(() => caller.CallAsync("Shapes", "Name", ("body", names)));
        ArgumentException union = await ThrowsAsync(() => caller.CallAsync("Shapes", "Choose", ("body", choice)));

        Assert.StartsWith("The value has 3 items; at most 2 expected.", many.Message, StringComparison.Ordinal);
        Assert.StartsWith("The item [1] has 3 characters; at most 2 expected.", item.Message, StringComparison.Ordinal);
        Assert.StartsWith("The item [1] has 1 character; at least 2 expected.", body.Message, StringComparison.Ordinal);
        Assert.StartsWith("The body is not valid: value is too low; at least 5 expected.", union.Message, StringComparison.Ordinal);
        Assert.Empty(caller.Requests);
        // A sequence that can be read once is read when it is sent, and not before.
        await caller.CallAsync("Shapes", "Add", ("ids", Once("a", "longer")));
        Assert.Equal("/shapes?ids=a&ids=longer", caller.Path);
    }

    [Fact]
    public void Constraints_of_items_and_variants_cost_nothing_when_they_are_not_checked()
    {
        Generation without = GenerateShapes();

        Assert.All(without.Files.Values, file => Assert.DoesNotContain("Check", file, StringComparison.Ordinal));
        Assert.DoesNotContain("maxLength", without.File("Choice"), StringComparison.Ordinal);
        // A string may fit either of two schemas.
        Assert.Equal("BJG3030", Assert.Single(GenerateShapes("Validation=true").Reported));
    }

    private static IEnumerable<string> Once(params string[] items)
    {
        foreach (string item in items)
            yield return item;
    }

    // The method checks its arguments before it returns a task.
    private static async Task<ArgumentException> ThrowsAsync(Func<Task> call)
    {
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(call);
        return Assert.IsType<ArgumentException>(thrown.InnerException ?? thrown);
    }
}
