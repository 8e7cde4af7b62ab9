using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen.Tests.Compile;

/// <summary>
/// Names that mean something where generated code is: the words of the language, and everything that generated code names itself.
/// </summary>
public class ReservedWordTests
{
    // Words that the compiler binds by name, without a syntax of their own.
    private static readonly string[] BoundByName =
        ["_", "args", "discard", "dynamic", "extension", "field", "file", "nameof", "nint", "notnull", "nuint", "record", "required",
            "scoped", "unmanaged", "value", "var"];

    private static readonly string[] Words =
        [.. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText)
            .Concat(BoundByName).Distinct()];

    public static TheoryData<string> Uses { get; } =
        ["required", "optional", "nullable", "discriminator", "parameter", "flow", "enum", "schema", "operation"];

    [Theory]
    [MemberData(nameof(Uses))]
    public void Words_of_the_language_compile_as_names(string use) => Project(use, Words).Run().Compiles();

    [Theory]
    [MemberData(nameof(Uses))]
    public void Names_of_generated_code_compile_as_names(string use)
    {
        string[] own = [.. Project(use, ["size"]).Run().Compiles().Output.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        Assert.Contains("reader", own, StringComparer.OrdinalIgnoreCase);

        Project(use, own).Run().Compiles();
    }

    private static TestProject Project(string use, string[] words)
    {
        string Each(Func<string, string> text) => string.Join(", ", words.Select(text));
        string Members(string more) => Each(word => $$""" "{{word}}": { "type": "integer", "format": "int32"{{more}} } """);
        string required = $$""" "required": [{{Each(word => $"\"{word}\"")}}], """;
        string Parameters(string more) => Each(word => $$"""{ "name": "{{word}}", "in": "query", "type": "string"{{more}} }""");
        string Get(string path, string id, string members) =>
            $$""" "{{path}}": { "get": { "operationId": "{{id}}", {{members}}, "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } } } } } """;
        string thing = """ "Thing": { "properties": { "reader": { "type": "string" }, "value": { "type": "array", "items": { "type": "string" } }, "nextLink": { "type": "string" } } } """;
        string paths = Swagger.Get();
        switch (use)
        {
            case "required":
                thing = $$""" "Thing": { {{required}} "properties": { "reader": { "type": "string" }, {{Members("")}} } } """;
                break;
            case "nullable":
                thing = $$""" "Thing": { {{required}} "properties": { "reader": { "type": "string" }, {{Members(", \"x-nullable\": true")}} } } """;
                break;
            case "optional":
                thing = $$""" "Thing": { "properties": { "reader": { "type": "string" }, {{Members("")}} } } """;
                break;
            case "discriminator":
                thing = $$""" "Thing": { "discriminator": "@kind", {{required}} "properties": { "@kind": { "type": "string" }, {{Members("")}} } }, """
                    + Each(word => $$""" "D{{word}}": { "x-ms-discriminator-value": "{{word}}", "allOf": [{ "$ref": "#/definitions/Thing" }] } """);
                break;
            case "enum":
                string values = Each(word => $"\"{word}\"");
                thing = $$""" "Thing": { "properties": { "reader": { "type": "string", "enum": [{{values}}], "x-ms-enum": { "name": "Words" } } } } """;
                break;
            case "parameter":
                paths = Get("/a", "A_Get", $$""" "parameters": [{{Parameters(", \"required\": true")}}] """) + ", "
                    + Get("/b", "B_Get", $$""" "parameters": [{{Parameters("")}}] """);
                break;
            case "flow":
                paths = Get("/a", "A_List", $$""" "x-ms-pageable": { "nextLinkName": "nextLink" }, "parameters": [{{Parameters("")}}] """) + ", "
                    + Get("/b", "B_Wait", $$""" "x-ms-long-running-operation": true, "parameters": [{{Parameters(", \"required\": true")}}] """);
                break;
            case "schema":
                string references = Each(word => $$""" "p_{{word}}": { "$ref": "#/definitions/{{word}}" } """);
                thing = $$""" "Thing": { "properties": { "reader": { "type": "string" }, {{references}} } }, """
                    + Each(word => $$""" "{{word}}": { "required": ["self"], "properties": { "self": { "type": "string" }, "reader": { "type": "string" } } } """);
                break;
            default:
                const string NoTags = """ "tags": [] """;
                paths += ", "
                    + Each(word => Get("/1/" + word, word, NoTags) + ", " + Get("/2/" + word, word + "_" + word, NoTags));
                break;
        }

        return TestProject.Of(Swagger.Document(paths, thing), metadata: ["Validation=true", "Interfaces=true"]);
    }
}
