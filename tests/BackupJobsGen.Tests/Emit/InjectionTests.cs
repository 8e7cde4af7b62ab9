using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Tests.Emit;

/// <summary>Text of a document never becomes code: with hostile texts in every place, the output has the syntax it has with harmless ones.</summary>
public class InjectionTests
{
    private const string Document = """
        {
          "swagger": "2.0",
          "info": { "title": "@title", "version": "@version", "description": "@info" },
          "host": "example.com",
          "consumes": ["application/json", "@media"],
          "paths": {
            "/a/{id}/@path": {
              "post": {
                "operationId": "Group_Post", "summary": "@summary", "description": "@operation", "x-ms-odata": "#/definitions/Thing",
                "parameters": [
                  { "name": "api-version", "in": "query", "type": "string", "required": true, "enum": ["@apiversion"] },
                  { "name": "id", "in": "path", "type": "string", "required": true, "description": "@parameter" },
                  { "name": "@query", "in": "query", "type": "string", "x-ms-client-name": "query", "default": "@default" },
                  { "name": "@header", "in": "header", "type": "string", "required": true, "enum": ["@constant"] },
                  { "name": "body", "in": "body", "schema": { "$ref": "#/definitions/Thing" }, "description": "@body" }
                ],
                "responses": {
                  "200": { "description": "@response", "headers": { "@responseheader": { "type": "string" } }, "schema": { "$ref": "#/definitions/Page" } },
                  "default": { "description": "", "schema": { "$ref": "#/definitions/Thing" } }
                },
                "x-ms-pageable": { "itemName": "@items", "nextLinkName": "@next" }
              },
              "put": {
                "operationId": "Group_Put",
                "parameters": [
                  { "name": "id", "in": "path", "type": "string", "required": true },
                  { "name": "@form", "in": "formData", "type": "string", "x-ms-client-name": "form" }
                ],
                "responses": { "202": { "description": "" } },
                "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": { "final-state-via": "@via" }
              }
            }
          },
          "definitions": {
            "Page": { "type": "object", "properties": { "@items": { "type": "array", "items": { "$ref": "#/definitions/Thing" }, "x-ms-client-name": "items" }, "@next": { "type": "string", "x-ms-client-name": "next" } } },
            "Thing": {
              "type": "object", "description": "@schema", "discriminator": "kind", "x-ms-discriminator-value": "@root", "required": ["kind", "@required", "@only"],
              "properties": {
                "kind": { "type": "string", "description": "@kind" },
                "@member": { "type": "string", "x-ms-client-name": "member1", "description": "@property", "default": "@value", "pattern": "@pattern" },
                "@required": { "type": "string", "x-ms-client-name": "required1", "x-nullable": true },
                "@only": { "type": "string", "x-ms-client-name": "only1", "enum": ["@single"] },
                "color": { "type": "string", "enum": ["@red", "@green"], "description": "@enum", "x-ms-enum": { "name": "Color", "values": [{ "value": "@red", "name": "Red", "description": "@reddish" }, { "value": "@green", "name": "Green" }] } }
              }
            },
            "Child": { "allOf": [{ "$ref": "#/definitions/Thing" }], "x-ms-discriminator-value": "@child", "properties": { "@own": { "type": "integer", "x-ms-client-name": "own1" } } }
          }
        }
        """;

    public static TheoryData<string> Hostile => new(
        "*/ evil(); /*", "\"; evil(); \"", "\"\"\"\"; evil(); \"\"\"\"", "\n#if true\nevil();\n#endif\n", "\r\nevil();", "\u2028evil();", "\u2029evil();", "\u0085evil();",
        "</summary><evil/>", "<c>&evil;]]>", "--><!--", "\\\"; evil(); //", "\\u0022; evil(); //", "{evil()}", "{0} {1} {{ }}", "$\"{evil()}\"", "@\"evil\"", "\u202E;)(live\u202C", "\u200B\u200E\uFEFF",
        "\uD800", "\uFFFF\uFFFE", "\0\u0001\u001B", "evil = 1; }} class Evil {{", "///", "#pragma warning disable", "[assembly: Evil]", "\\", "'", "\"", "%(x);#,\t|", "u8", "\"u8; evil();");

    private static readonly Lazy<string[]> Shape = new(() => ShapeOf("harmless"));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_leaves_the_shape_of_the_code_alone(string text) => Assert.Equal(Shape.Value, ShapeOf(text));

    // The marker's own word stays behind the text, since names must differ. Braces in a path are syntax: they make parameters.
    private static string[] ShapeOf(string text)
    {
        JsonNode root = JsonNode.Parse(Document)!;
        string json = System.Text.RegularExpressions.Regex.Replace(root.ToJsonString(), "\"([^\"]*)@([a-z]+)\"", match =>
            $"\"{match.Groups[1].Value}{Escaped(match.Groups[2].Value == "path" ? text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal) : text)}{match.Groups[2].Value}\"");
        Generation generation = TestProject.Of(json).Run().Compiles();
        Assert.DoesNotContain(generation.Assembly.GetTypes(), type => type.Name.Contains("Evil", StringComparison.OrdinalIgnoreCase));
        return [.. generation.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Key + ": " + ShapeOf(CSharpSyntaxTree.ParseText(file.Value)))];
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => $"\\u{(int)c:x4}"));

    // Kinds of all tokens, and the text of names; what stands in literals and comments does not count.
    private static string ShapeOf(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        Assert.Empty(tree.GetDiagnostics());
        Assert.DoesNotContain(root.DescendantTrivia(descendIntoTrivia: true), trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.DisabledTextTrivia));
        return string.Join(' ', root.DescendantTokens().Select(token => token.IsKind(SyntaxKind.IdentifierToken) ? token.Text : token.Kind().ToString()));
    }
}
