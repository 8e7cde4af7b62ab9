using System.Reflection;
using System.Text.Json;
using BackupJobs.Conformance.Generate;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;
using BackupJobsGen.CSharp;

namespace BackupJobs.Conformance.Replay;

/// <summary>Finds the generated method of an operation, and its arguments by their wire names.</summary>
internal sealed class GeneratedOperations
{
    private readonly Assembly _assembly;
    private readonly ClientFileModel _client;
    private readonly List<(string? Group, OperationModel Operation)> _operations;

    public GeneratedOperations(ClientModel client, Assembly assembly)
    {
        _assembly = assembly;
        _client = client.Files.OfType<ClientFileModel>().Single();
        Dictionary<string, string> properties = _client.Groups.ToDictionary(group => group.Type, group => group.Property);
        _operations =
        [
            .. _client.Operations.Select(operation => ((string?)null, operation)),
            .. client.Files.OfType<GroupFileModel>()
                .SelectMany(group => group.Operations.Select(operation => ((string?)properties[group.Name], operation))),
        ];
    }

    /// <param name="variables">Values of the endpoint's variables by their names in the document.</param>
    /// <returns>Null if there is no generated method.</returns>
    public GeneratedCall? Find(
        WireOperation wanted, HttpClient http, ApiClientOptions options, IReadOnlyDictionary<string, JsonElement> variables)
    {
        (string? group, OperationModel? operation) = _operations.Find(entry => Matches(entry.Operation, wanted));
        if (operation is null)
            return null;
        Type type = _assembly.GetType($"{GeneratorRun.Namespace}.{GeneratorRun.ClientName}")!;
        IEnumerable<object?> ofEndpoint =
            _client.Variables.Select(
                variable => variables.TryGetValue(variable.WireName, out JsonElement value)
                    ? value.ToString()
                    : variable.Required
                    ? ""
                    : null);
        object client = Activator.CreateInstance(type, [http, .. ofEndpoint, options])!;
        object target = group is null ? client : type.GetProperty(group)!.GetValue(client)!;
        MethodInfo method = target.GetType().GetMethod(operation.Method, BindingFlags.Public | BindingFlags.Instance)!;
        return new GeneratedCall(
            target, method, operation.Arguments.ToDictionary(argument => argument.Name, argument => argument.WireName));
    }

    private static bool Matches(OperationModel operation, WireOperation wanted) =>
        // A base path is part of the operation's path or of the client's endpoint.
        wanted.Path.EndsWith(operation.Path, StringComparison.Ordinal)
        && string.Equals(operation.HttpMethod, wanted.Method, StringComparison.OrdinalIgnoreCase)
        && (wanted.Id is null || operation.Id == wanted.Id);
}

/// <param name="WireNames">Wire name of each argument.</param>
internal sealed record GeneratedCall(object Target, MethodInfo Method, IReadOnlyDictionary<string, string> WireNames);

/// <summary>A method with its arguments.</summary>
internal sealed record BoundCall(GeneratedCall Call, object?[] Arguments);
