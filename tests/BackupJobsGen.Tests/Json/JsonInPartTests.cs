using System.Text;
using BackupJobsGen.Json;

namespace BackupJobsGen.Tests.Json;

/// <summary>Of a document that is read in part, the tree and the errors are those of the whole one.</summary>
public class JsonInPartTests
{
    private const int Seed = 11_000;

    private const string Document = """
        {
          "openapi": "3.0.3", "servers": [ { "url": "https://a.test", "variables": { "v": { "enum": [ "a", "b" ] } } } ],
          "paths": {
            "/a": {
              "get": { "operationId": "A_Get", "tags": [ "a" ], "responses": { "200": { "content": { "x/y": { "schema": { "type": "string" } } } } } },
              "put": { "operationId": "A_Put", "parameters": [ { "name": "é\"\\\/\n", "required": true, "minimum": -1.5e+3, "x": null } ], "a": [ ], "b": { } }
            }
          },
          "components": { "schemas": { "S": { "properties": { "p": { "items": { "$ref": "#/components/schemas/S" } } }, "required": [ "p" ] } } }
        }
        """;

    private static readonly string[] Tokens =
        ["{", "}", "[", "]", ",", ":", "\"", "null", "01", "-1.", "\"a\"", "\"a\": 1, ", "{}", "//",
         "/* */", "\\", "\\u0041", "\t", "\0", "\uD83D", "\uFFFD", " "];

    [Theory]
    [InlineData(Document)]
    [InlineData("""{"a":{"b":{"c":{}}}}""")]
    [InlineData("""{"a":{"b":{"c":{"x":1,"x":2},"d":{"e":{"x":1,"x":2}}}}}""")]
    [InlineData("""{"a":{"b":{"c":{"d":[1,]},"e":[1 2]}}}""")]
    [InlineData("""{"a":{"b":{"c":{"d":"open""")]
    [InlineData("""[[[[[[1,"\q"]]],[[["\u00e9"]]],[[[01]]]]]]""")]
    public void The_tree_and_the_errors_are_those_of_the_whole_document(string json) => Compare(json);

    [Fact]
    public void They_are_so_for_broken_documents_too()
    {
        Random random = new(Seed);
        for (int i = 0; i < 5_000; i++)
        {
            StringBuilder broken = new(Document);
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(broken.Length);
                if (random.Next(2) == 0)
                    broken.Remove(at, Math.Min(random.Next(1, 12), broken.Length - at));
                else
                    broken.Insert(at, Tokens[random.Next(Tokens.Length)]);
            }

            Compare(broken.ToString());
        }
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void The_limit_of_levels_is_the_same(char open, char close)
    {
        foreach (int levels in new[] { ReadLimits.JsonLevels - 1, ReadLimits.JsonLevels, ReadLimits.JsonLevels + 1, 100_000 })
        {
            string inner = open == '{' ? "\"a\":" : "";
            Compare(string.Concat(Enumerable.Repeat(open + inner, levels)) + "1" + new string(close, levels));
        }
    }

    [Fact]
    public void Many_names_are_compared_too()
    {
        string names = string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"n{i}\":{i}"));

        Compare($$"""{"a":{"b":{"c":{ {{names}} },"d":{ {{names}},"n7":0 } } } }""");
    }

    [Fact]
    public void Threads_that_ask_for_the_same_values_get_the_same_nodes()
    {
        JsonNode root = JsonReader.Read(Document, inPart: true, default).Root!;

        JsonNode[] found = new JsonNode[64];
        Parallel.For(0, found.Length, i => found[i] = root["paths"]!["/a"]!["get"]!["responses"]!["200"]!["content"]!["x/y"]!);

        Assert.All(found, node => Assert.Same(found[0], node));
    }

    private static void Compare(string json)
    {
        ParsedJson whole = JsonReader.Read(json);
        ParsedJson inPart = JsonReader.Read(json, inPart: true, default);

        Assert.Equal(whole.Faults, inPart.Faults);
        Assert.Equal(Positions(whole.Root), Positions(inPart.Root));
        // What was read later has no errors of its own.
        Assert.Equal(whole.Faults, inPart.Faults);
    }

    private static string Positions(JsonNode? root)
    {
        StringBuilder text = new();
        Stack<JsonNode> waiting = new(root is null ? [] : [root]);
        while (waiting.TryPop(out JsonNode? node))
        {
            text.Append(node.Kind).Append(node.Offset).Append(node.Name).Append(node.NameOffset).Append(node.Index).Append(node.Value)
                .Append('\n');
            foreach (JsonNode child in node.Members)
                waiting.Push(child);
            foreach (JsonNode child in node.Items)
                waiting.Push(child);
        }

        return text.ToString();
    }
}
