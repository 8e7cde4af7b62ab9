using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>One entry of x-ms-examples.</summary>
/// <param name="Parameters">By wire name; the body under its parameter's name.</param>
/// <param name="Responses">By status code, or "default".</param>
/// <param name="Faults">Errors in the form of the example itself.</param>
internal sealed record Example(
    string Name,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    IReadOnlyDictionary<string, ExampleResponse> Responses,
    IReadOnlyList<string> Faults)
{
    /// <summary>The operation's examples. An example whose file is missing has neither parameters nor responses.</summary>
    public static IEnumerable<Example> Of(SpecFiles files, WireOperation operation)
    {
        foreach ((string name, Node entry) in operation.Examples?.Members ?? [])
            yield return Of(name, files.Follow(entry));
    }

    private static Example Of(string name, Node example)
    {
        List<string> faults = [];
        if (example.Text("$ref") is { } reference)
            faults.Add($"the file \"{reference}\" is not below the folder, or not there, or not JSON");
        else if (!example.IsObject)
            faults.Add("an object expected");
        Dictionary<string, ExampleResponse> responses = [];
        foreach ((string status, Node response) in example["responses"]?.Members ?? [])
        {
            if (IsStatus(status))
                responses.Add(status, ExampleResponse.Of(response));
            else if (!status.StartsWith("x-", StringComparison.Ordinal))
                faults.Add($"\"{status}\" is no status code");
        }
        if (responses.Count == 0)
            faults.Add("no response");
        return new Example(
            name, (example["parameters"]?.Members ?? []).ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Value),
            responses, faults);
    }

    private static bool IsStatus(string status) =>
        status == "default"
            || (status.Length == 3
                && status[0] is >= '2' and <= '5'
                && (char.IsAsciiDigit(status[1]) && char.IsAsciiDigit(status[2])
                    || status.EndsWith("XX", StringComparison.OrdinalIgnoreCase)));
}

/// <param name="Body">Null if the example has none.</param>
/// <param name="Faults">Headers that a service cannot send.</param>
internal sealed record ExampleResponse(IReadOnlyDictionary<string, string> Headers, JsonElement? Body, IReadOnlyList<string> Faults)
{
    public static ExampleResponse Of(Node response)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        List<string> faults = [];
        foreach ((string name, Node value) in response["headers"]?.Members ?? [])
        {
            string text = value.Value.ToString();
            if (name.Length > 0 && name.All(IsToken) && text.All(c => c is >= ' ' and <= '~'))
                headers[name] = text.Trim(' ');
            else
                faults.Add($"header {name}: no header can hold this");
        }
        // Depends on the body, which examples shorten.
        headers.Remove("Content-Length");
        return new ExampleResponse(headers, response["body"]?.Value, faults);
    }

    private static bool IsToken(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
