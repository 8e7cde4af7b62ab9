using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>Reads the parameters of one operation; the operation's own replace those of its path with the same name and location.</summary>
internal sealed class ParameterReader(SpecFiles files, bool swagger)
{
    /// <summary>The body parameter of Swagger 2.0; null before <see cref="Read"/>, or if there is none.</summary>
    public WireBody? Body { get; private set; }

    public List<WireParameter> Read(Node? ofPath, Node? ofOperation)
    {
        Dictionary<(string, string), Node> all = [];
        foreach (Node item in (ofPath?.Items ?? []).Concat(ofOperation?.Items ?? []))
        {
            Node parameter = files.Follow(item);
            if (parameter.Text("in") is { } place && parameter.Text("name") is { } name)
                all[(place, name)] = parameter;
        }
        List<WireParameter> read = [];
        foreach (((string place, string name), Node parameter) in all)
        {
            if (place == "body")
                Body = new WireBody(name, parameter["schema"], parameter.Flag("required"), "application/json");
            else
                read.Add(Parameter(name, place, parameter));
        }
        return read;
    }

    /// <summary>The form bodies of OpenAPI 3: the members of the schema are the fields.</summary>
    public IEnumerable<WireParameter> FormFields(Node? schema)
    {
        if (schema is null)
            return [];
        SchemaMembers members = SchemaMembers.Of(files, schema);
        return members.Properties.Where(member => !BodyChecker.IsReadOnly(files, member.Value)).Select(member =>
            new WireParameter(member.Key, "formData", member.Value, members.Required.Contains(member.Key), "multi", false));
    }

    private WireParameter Parameter(string name, string place, Node parameter)
    {
        Node schema = swagger ? parameter : parameter["schema"] ?? Media.Pick(parameter["content"]).Schema ?? parameter;
        return new WireParameter(
            name,
            place,
            schema,
            place == "path" || parameter.Flag("required"),
            swagger ? parameter.Text("collectionFormat") ?? "csv" : Style(place, parameter),
            parameter.Flag("x-ms-skip-url-encoding"));
    }

    private static string Style(string place, Node parameter)
    {
        if (parameter["content"]?.Members.FirstOrDefault().Key is { } mediaType && Media.IsJson(mediaType))
            return "json";
        string style = parameter.Text("style") ?? (place is "query" or "cookie" ? "form" : "simple");
        bool explode = parameter["explode"] is { } set ? set.Value.ValueKind == System.Text.Json.JsonValueKind.True : style == "form";
        return style switch
        {
            "deepObject" => "deepObject",
            "form" or "spaceDelimited" or "pipeDelimited" when explode => "multi",
            "spaceDelimited" => "ssv",
            "pipeDelimited" => "pipes",
            _ => "csv",
        };
    }
}
