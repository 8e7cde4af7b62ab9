using System.Reflection;
using System.Runtime.Loader;
using BackupJobs.Conformance.Replay;
using BackupJobsGen.Specs.Tests.Proof;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>What one call sent, if it got so far, and what it gave.</summary>
internal sealed record Call(SentRequest? Sent, CallOutcome Outcome);

/// <summary>A compiled client, used by the names of its C#.</summary>
internal sealed class LoadedClient
{
    private readonly Assembly _assembly;
    private readonly Dictionary<string, Type> _types;

    public LoadedClient(Side side)
    {
        Spec = side.Spec;
        _assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(side.Image));
        _types = _assembly.GetExportedTypes().ToDictionary(type => type.Name, StringComparer.Ordinal);
        Records =
            [.. Spec.Types.OfType<RecordModel>()
                .Where(record => record.Hierarchy?.Role != HierarchyRole.Unknown)
                .Select(record => _types[record.Name])];
    }

    public SpecClient Spec { get; }

    /// <summary>All but those for what no document knows: nobody makes them.</summary>
    public IReadOnlyList<Type> Records { get; }

    public bool Owns(Type type) => type.Assembly == _assembly;

    public Type? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>Records that can be made and are, or inherit from, the given one.</summary>
    public IEnumerable<Type> Makeable(Type type) =>
        Records.Where(record => !record.IsAbstract && type.IsAssignableFrom(record) && record.GetConstructor([]) is not null);

    public static IEnumerable<PropertyInfo> Settable(Type record) => record.GetProperties().Where(property =>
        property.SetMethod is { IsPublic: true } && property.Name != "AdditionalProperties");

    public MethodInfo Method(OperationPlacement place) => Holder(place).GetMethod(place.Model.Method)!;

    /// <summary>Calls a method with the given arguments; the others keep their defaults.</summary>
    public async Task<Call> CallAsync(OperationPlacement place, IReadOnlyDictionary<string, object> arguments, Answer answer)
    {
        using CapturingHandler handler = new(answer);
        using HttpClient http = new(handler);
        object client =
            Activator.CreateInstance(
                _types[Spec.Name], [http, .. Spec.Root.Variables.Select((variable, i) => variable.Required ? $"v{i}" : null), null])!;
        object target = Group(place) is { } group ? group.GetValue(client)! : client;
        MethodInfo method = Method(place);
        object?[] values = [.. method.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : arguments.GetValueOrDefault(parameter.Name!))];
        CallOutcome outcome =
            await CallOutcome.InvokeAsync(new BoundCall(new GeneratedCall(target, method, new Dictionary<string, string>()), values));
        return new Call(handler.Sent.FirstOrDefault(), outcome);
    }

    private Type Holder(OperationPlacement place) => Group(place)?.PropertyType ?? _types[Spec.Name];

    private PropertyInfo? Group(OperationPlacement place) =>
        place.Owner == Spec.Name ? null : _types[Spec.Name].GetProperty(place.Owner[(Spec.Name.Length + 1)..]);
}
