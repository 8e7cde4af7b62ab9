using System.Text.Json;

namespace BackupJobs.Conformance.Reference;

/// <summary>Finds where an example contradicts its own document, without looking at any client.</summary>
internal sealed class ExampleCheck
{
    private readonly List<(string Part, Contradiction Fault)> _all = [];

    private ExampleCheck(BodyChecker requests, BodyChecker responses, WireOperation operation, Example example)
    {
        foreach (string fault in example.Faults)
            Add("", "", fault);
        CheckParameters(requests, operation, example);
        foreach ((string status, ExampleResponse response) in example.Responses)
            Responses[status] = CheckResponse(responses, operation, status, response);
    }

    /// <summary>What the document says about the request body; null if there is none.</summary>
    public BodyFacts? Body { get; private set; }

    /// <summary>Contradictions of the body and of each parameter, by wire name.</summary>
    public Dictionary<string, List<Contradiction>> Arguments { get; } = [];

    /// <summary>What the document says about each response's body.</summary>
    public Dictionary<string, BodyFacts> Responses { get; } = [];

    public IEnumerable<string> Contradictions =>
        _all.Select(entry => entry.Part.Length == 0 ? entry.Fault.Message : $"{entry.Part} {entry.Fault}");

    public static ExampleCheck Run(Specification view, WireOperation operation, Example example) =>
        new(view.Requests, view.Responses, operation, example);

    private void CheckParameters(BodyChecker checker, WireOperation operation, Example example)
    {
        HashSet<string> declared = ["api-version"];
        foreach (WireParameter parameter in operation.Parameters)
        {
            declared.Add(parameter.Name);
            if (!example.Parameters.TryGetValue(parameter.Name, out JsonElement value))
            {
                if (parameter.Required && !(parameter.In == "host" && parameter.Schema["default"] is not null))
                    AddArgument(parameter.Name, new Contradiction("", "required, but not in the example"));
                continue;
            }
            checker.Check(parameter.Schema, value).Contradictions.ForEach(fault => AddArgument(parameter.Name, fault));
            if (parameter.In == "path" && value.ToString().Length == 0)
                AddArgument(parameter.Name, new Contradiction("", "an empty path parameter"));
        }
        if (operation.HostTemplate is { } host && ExpectedEndpoint.Of(operation, example.Parameters) is null)
            Add("parameters of the host", host, "they make no URL; another endpoint is used");
        if (operation.Body is { Name: { Length: > 0 } name } body)
        {
            declared.Add(name);
            CheckBody(checker, body, example);
        }
        foreach (string undeclared in example.Parameters.Keys.Except(declared))
            Add("parameter", undeclared, "not declared by the operation");
    }

    private void CheckBody(BodyChecker checker, WireBody body, Example example)
    {
        if (!example.Parameters.TryGetValue(body.Name, out JsonElement value))
        {
            if (body.Required)
                AddArgument(body.Name, new Contradiction("", "required, but not in the example"));
        }
        else if (body.Schema is not null)
        {
            Body = checker.Check(body.Schema, value);
            Body.Contradictions.ForEach(fault => AddArgument(body.Name, fault));
        }
    }

    private BodyFacts CheckResponse(BodyChecker checker, WireOperation operation, string status, ExampleResponse response)
    {
        BodyFacts facts = new();
        WireResponse? declared = Declared(operation, status);
        if (declared is null)
            facts.Contradictions.Add(new Contradiction("", "status code not declared"));
        else if (declared.Schema is null && response.Body is not null)
            facts.Contradictions.Add(new Contradiction("", "a body, where the document declares none"));
        else if (declared.Schema is not null && response.Body is null && operation.Method != "HEAD")
            facts.Contradictions.Add(new Contradiction("", "no body, where the document declares one"));
        else if (declared.Schema is not null && response.Body is { } body)
            facts.Add(checker.Check(declared.Schema, body));
        _all.AddRange(response.Faults.Select(fault => ($"response {status}", new Contradiction("headers", fault))));
        _all.AddRange(facts.Contradictions.Select(fault => ($"response {status}", fault)));
        return facts;
    }

    public static WireResponse? Declared(WireOperation operation, string status) =>
        operation.Responses.GetValueOrDefault(status)
        ?? operation.Responses.GetValueOrDefault($"{status.FirstOrDefault()}XX")
        ?? operation.Responses.GetValueOrDefault("default");

    private void AddArgument(string name, Contradiction fault)
    {
        if (!Arguments.TryGetValue(name, out List<Contradiction>? faults))
            Arguments.Add(name, faults = []);
        faults.Add(fault);
        Add("parameter", name + fault.Pointer, fault.Message);
    }

    private void Add(string part, string pointer, string message) => _all.Add((part, new Contradiction(pointer, message)));
}
