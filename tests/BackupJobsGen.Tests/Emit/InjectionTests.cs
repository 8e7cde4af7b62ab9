using System.Text.RegularExpressions;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Tests.Emit;

/// <summary>
/// Text of a document never becomes code: with hostile texts in every place, the output has the syntax it has with harmless ones.
/// </summary>
public class InjectionTests
{
    private const string Document = """
        {
          "swagger": "2.0",
          "info": { "title": "@title", "version": "@version", "description": "@info" },
          "host": "ignored.example.com", "schemes": ["https"],
          "x-ms-parameterized-host": { "hostTemplate": "@template{@account}{@other}", "parameters": [
            { "name": "@account", "in": "path", "type": "string", "required": true, "x-ms-client-name": "account", "description": "@hosted" },
            { "name": "@other", "in": "path", "type": "string", "required": true, "x-ms-client-name": "other", "default": "@otherwise" }] },
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
                  "200": { "description": "@response", "headers": { "@responseheader": { "type": "integer", "description": "@seen", "x-ms-client-name": "seen" } }, "schema": { "$ref": "#/definitions/Page" } },
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
        "*/ evil(); /*", "\"; evil(); \"", "\"\"\"\"; evil(); \"\"\"\"", "\n#if true\nevil();\n#endif\n", "\r\nevil();", "\u2028evil();",
        "\u2029evil();", "\u0085evil();",
        "</summary><evil/>", "<c>&evil;]]>", "--><!--", "\\\"; evil(); //", "\\u0022; evil(); //", "{evil()}", "{0} {1} {{ }}",
        "$\"{evil()}\"", "@\"evil\"", "\u202E;)(live\u202C", "\u200B\u200E\uFEFF",
        "\uD800", "\uFFFF\uFFFE", "\0\u0001\u001B", "evil = 1; }} class Evil {{", "///", "#pragma warning disable", "[assembly: Evil]",
        "\\", "'", "\"", "%(x);#,\t|", "u8", "\"u8; evil();");

    // Names here become identifiers and file names, so only the syntax can be the same, not the words.
    // No word may be one of the runtime's names: alone, behind a text without letters, it would be that name.
    private const string Names = """
        {
          "openapi": "3.1.0",
          "info": { "title": "T", "version": "1" },
          "servers": [{ "url": "https://@url{@region}{@zone}.example.com/@base/{@stage}", "description": "@server", "variables": {
            "@region": { "default": "@fallback", "description": "@variable", "enum": ["@fallback", "@second"] }, "@zone": { "description": "@zoned" }, "@stage": { "default": "@staged" } } }],
          "webhooks": { "@hook": { "post": { "summary": "@hooked", "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/@thing" } } } } } } },
          "paths": {
            "/a/{@id}": {
              "post": {
                "operationId": "@group_@call", "tags": ["@tag"],
                "parameters": [
                  { "name": "@id", "in": "path", "required": true, "schema": { "type": "string", "pattern": "@pattern" } },
                  { "name": "@query", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "@cookie", "in": "cookie", "schema": { "type": "string", "default": "@crumb" } }
                ],
                "requestBody": { "description": "@request", "content": { "application/@subtype": { "schema": { "type": "string", "format": "binary" } } } },
                "responses": {
                  "200": { "description": "", "headers": { "@counted": { "schema": { "type": "integer" } } }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/@thing" } } } },
                  "201": { "description": "", "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/@union" } } } } },
                  "default": { "description": "", "content": { "@media": {}, "application/json": { "schema": { "$ref": "#/components/schemas/@thing" } } } }
                }
              },
              "patch": {
                "operationId": "@waiting", "x-bjg-status": { "member": "@state", "succeeded": ["@done"], "failed": ["@lost"] },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "properties": { "@state": { "type": "string" } } } } } } }
              },
              "put": {
                "operationId": "@loose", "servers": [{ "url": "https://@own.example.org/@ownbase" }],
                "parameters": [{ "name": "@id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "content": { "multipart/form-data": { "schema": { "properties": { "@part": { "type": "string" }, "@file": { "type": "string", "format": "binary" } } } } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string", "title": "@title", "format": "@format" } } } } } }
              }
            }
          },
          "components": { "schemas": {
            "@thing": { "type": "object", "title": "@named", "required": ["@sort"], "properties": { "@sort": { "type": "string" }, "@member": { "type": "string", "pattern": "@pattern" }, "@level": { "$ref": "#/components/schemas/@grade" } },
              "discriminator": { "propertyName": "@sort", "mapping": { "@mapped": "#/components/schemas/@child" } } },
            "@child": { "allOf": [{ "$ref": "#/components/schemas/@thing" }, { "properties": { "@extra": { "type": "integer", "const": 5 }, "@lookup": { "additionalProperties": { "type": "string" } } } }] },
            "@grade": { "type": "string", "enum": ["@low", "@high"] },
            "@union": { "oneOf": [{ "$ref": "#/components/schemas/@thing" }, { "type": "string" }] }
          } }
        }
        """;

    private static readonly Lazy<string[]> Shape = new(() => ShapeOf("harmless"));

    private static readonly Lazy<string[]> ShapeOfNames = new(() => ShapeWithoutNames("harmless"));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_leaves_the_shape_of_the_code_alone(string text) => Assert.Equal(Shape.Value, ShapeOf(text));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_names_change_nothing_but_names(string text) => Assert.Equal(ShapeOfNames.Value, ShapeWithoutNames(text));

    private static string[] ShapeOf(string text)
    {
        Generation generation = Generated(Document, text);
        Assert.DoesNotContain(generation.Assembly.GetTypes(), type => type.Name.Contains("Evil", StringComparison.OrdinalIgnoreCase));
        return [
            .. generation.Files.OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => file.Key + ": " + string.Join(' ', Tokens(file.Value).Select(Shown)))
        ];

        static string Shown(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) ? token.Text : token.Kind().ToString();
    }

    // Each name by when it was first met in the whole output: names that were two stay two.
    private static string[] ShapeWithoutNames(string text)
    {
        Dictionary<string, int> met = new(StringComparer.Ordinal);
        return [
            .. Generated(
                Names, text).Result.GeneratedSources.Select(
                file => string.Join(' ', Tokens(file.SourceText.ToString()).Select(Shown)))
        ];

        string Shown(SyntaxToken token)
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken))
                return token.Kind().ToString();
            if (!met.TryGetValue(token.ValueText, out int number))
                met.Add(token.ValueText, number = met.Count);
            return "name" + number;
        }
    }

    // The marker's own word stays behind the text, since names must differ.
    private static Generation Generated(string document, string text)
    {
        string json = Regex.Replace(document, "(schemas/)?@([a-z]+)", match =>
            match.Groups[1].Value + Escaped(match.Groups[1].Success ? Pointer(text) : Allowed(match.Groups[2].Value, text))
                + match.Groups[2].Value);
        return TestProject.Of(json, metadata: ["Webhooks=true", "Validation=true"]).Run().Compiles();
    }

    // Braces in a path, a host or a server's URL are syntax: they make parameters. So are slashes there, and the # of a fragment.
    private static string Allowed(string word, string text) => word switch
    {
        "path" or "template" => Without(text, "{}"),
        "id" or "account" or "other" or "url" or "region" or "zone" or "base" or "stage" or "staged" or "own" or "ownbase" =>
            Without(text, "{}/#"),
        _ => text,
    };

    private static string Without(string text, string signs) =>
        string.Concat(text.Where(c => !signs.Contains(c, StringComparison.Ordinal)));

    private static string Pointer(string text) =>
        text.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal)
            .Replace("%", "%25", StringComparison.Ordinal);

    private static string Escaped(string text) => string.Concat(text.Select(c => $"\\u{(int)c:x4}"));

    // What stands in literals and comments does not count, but nothing may hide in a comment.
    private static IEnumerable<SyntaxToken> Tokens(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code);
        SyntaxNode root = tree.GetRoot();
        Assert.Empty(tree.GetDiagnostics());
        Assert.DoesNotContain(
            root.DescendantTrivia(descendIntoTrivia: true),
            trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.DisabledTextTrivia));
        return root.DescendantTokens();
    }
}
