using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>One entry of x-ms-examples.</summary>
/// <param name="Parameters">By wire name; the body under its parameter's name.</param>
internal sealed record Example(string Name, IReadOnlyDictionary<string, JsonElement> Parameters, IReadOnlyDictionary<string, ExampleResponse> Responses)
{
    /// <summary>The operation's examples. One whose file is not there has neither parameters nor responses.</summary>
    public static IEnumerable<Example> Of(SpecFiles files, WireOperation operation)
    {
        foreach ((string name, Node entry) in operation.Examples?.Members ?? [])
        {
            Node example = files.Follow(entry);
            yield return new Example(
                name,
                (example["parameters"]?.Members ?? []).ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Value),
                (example["responses"]?.Members ?? []).ToDictionary(response => response.Key, response => ExampleResponse.Of(response.Value)));
        }
    }
}

/// <param name="Body">Null when the example has none.</param>
internal sealed record ExampleResponse(IReadOnlyDictionary<string, string> Headers, JsonElement? Body)
{
    public static ExampleResponse Of(Node response) => new(
        (response["headers"]?.Members ?? []).ToDictionary(header => header.Key, header => header.Value.Value.ToString()),
        response["body"]?.Value);
}
