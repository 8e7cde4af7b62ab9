using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Objects in every style of paths, queries, headers and cookies: the examples of the OpenAPI standard.</summary>
public sealed class ObjectParameterTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        string.Join(",\n", Styles.Select(row =>
        {
            (string operation, string place, string style) = ((string)row[0], (string)row[1], (string)row[2]);
            return $$"""
                "/{{operation}}{{(place == "path" ? "/{color}" : "")}}": { "get": { "operationId": "X_{{operation}}", "parameters": [
                  { "name": "color", "in": "{{place}}", "required": true, {{style}} "schema": { "$ref": "#/components/schemas/Color" } } ],
                  "responses": { "204": { "description": "" } } } }
                """;
        })),
        """
        "Color": { "type": "object", "properties": { "R": { "type": "integer" }, "G": { "type": "string" } } },
        "Deep": { "type": "object", "properties": {
          "a": { "type": "object", "properties": { "b": { "type": "string" }, "c": { "type": "array", "items": { "type": "integer" } } } },
          "d": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": "integer" } } },
          "e": { "type": "array", "items": { "type": "array", "items": { "type": "integer" } } } } }
        """).Replace("\"paths\": {", """
            "paths": { "/deep": { "get": { "operationId": "X_Deep", "parameters": [
              { "name": "color", "in": "query", "required": true, "style": "deepObject", "explode": true, "schema": { "$ref": "#/components/schemas/Deep" } } ],
              "responses": { "204": { "description": "" } } } },
            "/map": { "get": { "operationId": "X_Map", "parameters": [
              { "name": "color", "in": "header", "schema": { "type": "object", "additionalProperties": { "type": "integer" } } } ],
              "responses": { "204": { "description": "" } } } },
            "/nested": { "get": { "operationId": "X_Nested", "parameters": [
              { "name": "color", "in": "header", "schema": { "$ref": "#/components/schemas/Deep" } } ],
              "responses": { "204": { "description": "" } } } },
            """, StringComparison.Ordinal)).Run().Compiles());

    public static IEnumerable<object[]> Styles =>
    [
        ["Simple", "path", "", "/Simple/R,100,G,20%2C0"],
        ["SimpleExploded", "path", "\"explode\": true,", "/SimpleExploded/R=100,G=20%2C0"],
        ["Label", "path", "\"style\": \"label\",", "/Label/.R,100,G,20%2C0"],
        ["LabelExploded", "path", "\"style\": \"label\", \"explode\": true,", "/LabelExploded/.R=100.G=20%2C0"],
        ["Matrix", "path", "\"style\": \"matrix\",", "/Matrix/;color=R,100,G,20%2C0"],
        ["MatrixExploded", "path", "\"style\": \"matrix\", \"explode\": true,", "/MatrixExploded/;R=100;G=20%2C0"],
        ["Form", "query", "", "/Form?R=100&G=20%2C0"],
        ["FormJoined", "query", "\"explode\": false,", "/FormJoined?color=R,100,G,20%2C0"],
        ["Spaces", "query", "\"style\": \"spaceDelimited\", \"explode\": false,", "/Spaces?color=R%20100%20G%2020%2C0"],
        ["Pipes", "query", "\"style\": \"pipeDelimited\", \"explode\": false,", "/Pipes?color=R%7C100%7CG%7C20%2C0"],
        ["Header", "header", "", "R,100,G,20%2C0"],
        ["HeaderExploded", "header", "\"explode\": true,", "R=100,G=20%2C0"],
        ["Cookie", "cookie", "\"explode\": false,", "color=R,100,G,20%2C0"],
        ["CookieExploded", "cookie", "", "R=100; G=20%2C0"],
    ];

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task An_object_is_written_in_the_declared_style(string method, string place, string style, string expected)
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", method, ("color", caller.Argument("X", method, "color", """{"R":100,"G":"20,0"}""")));

        Assert.Equal(expected, place switch
        {
            "header" => caller.Header("color"),
            "cookie" => caller.Header("Cookie"),
            _ => caller.Path,
        });
        Assert.NotNull(style);
    }

    [Fact]
    public async Task DeepObject_has_several_levels()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Deep", ("color", caller.Argument("X", "Deep", "color", """{"a":{"b":"x y","c":[1,2]}}""")));

        Assert.Equal("/deep?color[a][b]=x y&color[a][c]=1&color[a][c]=2", Uri.UnescapeDataString(caller.Path));
    }

    [Theory]
    [InlineData("""{"d":[{"x":1,"y":2},{"x":3}]}""", "color[d][0][x]=1&color[d][0][y]=2&color[d][1][x]=3")]
    [InlineData("""{"e":[[1,2],[3]]}""", "color[e][0]=1&color[e][0]=2&color[e][1]=3")]
    public async Task What_is_in_a_list_of_deepObject_is_kept_together(string color, string expected)
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Deep", ("color", caller.Argument("X", "Deep", "color", color)));

        Assert.Equal("/deep?" + expected, Uri.UnescapeDataString(caller.Path));
    }

    [Fact]
    public async Task A_map_is_an_object_and_null_is_not_sent()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Map", ("color", new ValueMap<long>([new("R", 1)])));
        Assert.Equal("R,1", caller.Header("color"));

        await caller.CallAsync("X", "Map");
        Assert.False(caller.Request.Headers.NonValidated.Contains("color"));
    }

    [Fact]
    public void Members_without_a_form_are_reported()
    {
        Assert.Contains("BJG3015", Generated.Value.Reported);
        Assert.Equal(typeof(string), new Caller(Generated.Value).TypeOf("X", "Nested", "color"));
    }
}
