using System.Text.Json;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Operations;

/// <summary>Checks a request against its operation: parameters, body and security.</summary>
internal sealed class RequestCheck(LoadedDocument document, Discriminators discriminators)
{
    private readonly ParameterText _text = new(document, discriminators);

    public IReadOnlyList<RequestViolation> Check(
        MockRequest request, DocumentOperation operation, IReadOnlyDictionary<string, string> pathParameters)
    {
        ViolationList violations = new(operation.Id);
        SentValues query = SentValues.Encoded(request.Url.Query);
        SentValues cookies = SentValues.Cookies(request.Header("Cookie"));
        HashSet<string> used = [];
        foreach (DeclaredParameter parameter in operation.Parameters)
        {
            switch (parameter.In)
            {
                case "path":
                    Check(parameter, pathParameters.TryGetValue(parameter.Name, out string? value) ? [value] : [], None, true, violations);
                    break;
                case "query":
                    CheckQuery(parameter, query, used, violations);
                    break;
                case "header" when !IsProtocol(parameter):
                    Check(parameter, Values(request, parameter.Name), None, false, violations);
                    break;
                case "cookie":
                    Check(parameter, cookies.Of(parameter.Name), None, true, violations);
                    break;
            }
        }

        used.UnionWith(SecurityCheck.Check(document, request, operation, violations));
        // The rest of the query: credentials are no part of it.
        foreach (DeclaredParameter parameter in operation.Parameters.Where(parameter => parameter.In == "querystring"))
            CheckQueryString(parameter, request.Url.Query, query, used, violations);
        foreach (string name in query.Names.Where(name => !used.Contains(name) && !operation.Path.HasQuery(name)))
            violations.Add($"query {name}", "is not declared", operation.Node);
        new BodyCheck(document, discriminators, _text).Check(request, operation, violations);
        return violations.Items;
    }

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    // OpenAPI 3 ignores these parameters: media types and security describe them.
    private bool IsProtocol(DeclaredParameter parameter) => !document.IsSwagger
        && parameter.Name.ToLowerInvariant() is "accept" or "content-type" or "authorization";

    private static List<string> Values(MockRequest request, string name) =>
        [.. request.Headers.Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)];

    private void CheckQuery(DeclaredParameter parameter, SentValues query, HashSet<string> used, ViolationList violations)
    {
        used.Add(parameter.Name);
        SchemaView[] objects = [.. _text.Alternatives(parameter.Schema).Where(schema => schema.IsObject)];
        IReadOnlyDictionary<string, string> members = None;
        if (objects.Length > 0 && !parameter.IsJson)
        {
            string[] declared = [.. objects.SelectMany(schema => schema.Properties).Select(property => property.Name)];
            members = parameter.Style == "deepObject" ? query.Within(parameter.Name)
                : parameter.IsExploded ? query.Among(declared) : None;
            used.UnionWith(parameter.Style == "deepObject" ? members.Keys.Select(key => $"{parameter.Name}[{key}]") : members.Keys);
        }

        Check(parameter, query.Of(parameter.Name), members, true, violations);
    }

    // OpenAPI 3.2: one parameter describes the whole query, as a form or as a value of another media type.
    private void CheckQueryString(
        DeclaredParameter parameter, string text, SentValues query, HashSet<string> used, ViolationList violations)
    {
        string[] names = [.. query.Names.Where(name => !used.Contains(name))];
        if (names.Length == 0 && !parameter.IsRequired)
            return;
        if (names.Length > 0 && parameter.Content is { } form && MediaTypeRules.IsUrlencoded(parameter.MediaType))
        {
            foreach (DeclaredParameter field in form.Fields(document).Values)
                CheckQuery(field with { In = "query" }, query, used, violations);
            if (form.IsOpen(document))
                used.UnionWith(names);
            return;
        }

        used.UnionWith(names);
        bool isText = parameter.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true;
        if (names.Length == 0 || parameter.IsJson || isText)
            Check(parameter, names.Length == 0 ? [] : [text.TrimStart('?')], None, true, violations);
    }

    private void Check(
        DeclaredParameter parameter,
        IReadOnlyList<string> values,
        IReadOnlyDictionary<string, string> members,
        bool isEncoded,
        ViolationList violations)
    {
        string location = $"{parameter.In} {parameter.Name}";
        if (values.Count == 0 && members.Count == 0)
        {
            if (parameter.IsRequired)
                violations.Add(location, "is missing", parameter.Node);
            return;
        }

        if (_text.TooMany(parameter.Schema, values.Count) is { } fault)
        {
            violations.Add(location, fault, parameter.Node);
            return;
        }

        if (_text.Value(parameter, values, members, isEncoded) is not { } value)
            return;
        violations.Add(location, Faults(value, parameter.Schema));
    }

    private IReadOnlyList<SchemaFault> Faults(Node value, DocumentNode schema)
    {
        using JsonDocument json = JsonDocument.Parse(value.ToJsonString());
        return new SchemaCheck(document, discriminators, Direction.Request).Check(json.RootElement, schema);
    }
}
