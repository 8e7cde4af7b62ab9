using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Reading;

/// <summary>
/// Whole payloads to start from: one job of each kind with everything that the document declares, recorded ones, and pages of
/// both.
/// </summary>
internal sealed class Samples
{
    private static readonly string[] Recorded = ["job-completed-2018.json", "job-restore-running-2022.json"];

    public Samples(ReferenceSchemas schemas)
    {
        JsonObject[] jobs = [.. schemas.Job.Kinds.Select(kind => Resource(schemas.Resource, kind.Key, kind.Value))];
        Jobs = [.. jobs.Select(Tree), .. Recorded.Select(static name => JsonTree.Parse(Wire(name)))];
        Pages =
        [
            JsonTree.Parse(Wire("jobs-page-2022.json")),
            .. jobs.Chunk(2)
                .Select(
                    static some =>
                        Tree(new JsonObject
                        {
                            ["value"] = new JsonArray([.. some.Select(static job => job.DeepClone())]),
                            ["nextLink"] = "https://127.0.0.1/next?$skipToken=1"
                        })),
        ];
        Names = [.. schemas.Names, "taskType"];
    }

    public IReadOnlyList<JsonTree> Jobs { get; }

    public IReadOnlyList<JsonTree> Pages { get; }

    /// <summary>JSON names that mean something somewhere.</summary>
    public IReadOnlyList<string> Names { get; }

    private static JsonObject Resource(ReferenceSchema resource, string kind, ReferenceSchema job)
    {
        JsonObject json = (JsonObject)Value(resource, "");
        JsonObject properties = (JsonObject)Value(job, "");
        // First, as the service sends it.
        properties.Remove("jobType");
        properties.Insert(0, "jobType", kind);
        json["properties"] = properties;
        return json;
    }

    private static JsonNode Value(ReferenceSchema schema, string name) => schema.Kind switch
    {
        ReferenceKind.Text => name + " 1",
        ReferenceKind.Boolean => true,
        ReferenceKind.Int32 => 400239,
        ReferenceKind.Double => 64.5,
        ReferenceKind.Instant => "2024-10-13T10:09:27.2801342Z",
        ReferenceKind.Duration => "PT36M50.8120278S",
        ReferenceKind.Enum => schema.Texts[1],
        ReferenceKind.List => new JsonArray(Value(schema.Item!, name)),
        ReferenceKind.Map =>
            new JsonObject { ["VM Name"] = Value(schema.Item!, name), ["Recovery point time "] = Value(schema.Item!, name) },
        _ => new JsonObject(
            schema.Members.Where(static member => member.Value.Discriminator is null)
                .Select(static member => KeyValuePair.Create(member.Key, (JsonNode?)Value(member.Value, member.Key)))),
    };

    private static JsonTree Tree(JsonNode json) => JsonTree.Parse(JsonSerializer.SerializeToUtf8Bytes(json));

    private static byte[] Wire(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "TestData", "wire", name));
}
