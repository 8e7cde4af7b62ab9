using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>Where two JSON values differ. The order of an object's members does not matter, that of a list does.</summary>
internal sealed record JsonDifference(string Pointer, string? Ours, string? Theirs)
{
    public static IEnumerable<JsonDifference> Between(JsonNode? ours, JsonNode? theirs, string pointer = "") => (ours, theirs) switch
    {
        (JsonObject left, JsonObject right) => left.Concat(right).Select(member => member.Key).Distinct().SelectMany(name =>
            Between(left[name], right[name], $"{pointer}/{JsonPointer.Escape(name)}")),
        (JsonArray left, JsonArray right) when left.Count == right.Count && left.All(item => item is JsonObject) =>
            left.Zip(right).SelectMany((pair, index) => Between(pair.First, pair.Second, $"{pointer}/{index}")),
        _ when JsonNode.DeepEquals(ours, theirs) => [],
        _ => [new JsonDifference(pointer, ours?.ToJsonString(), theirs?.ToJsonString())],
    };

    public override string ToString() => $"{Pointer}: ours {Ours ?? "absent"}, upstream {Theirs ?? "absent"}";
}
