using System.Reflection;
using BackupJobsGen.Runtime;

namespace BackupJobsGen.Servers.Tests.Harness;

/// <summary>
/// A client and the server that it talks to. The menu is the same for all, the generated types are not: operations are
/// called by the document's operationId and arguments by name, with values of exactly the type that the argument has.
/// </summary>
internal sealed class Session(Target target, HttpClient http, Uri address, object client)
{
    public HttpClient Http { get; } = http;

    public Uri Address { get; } = address;

    public Target Target { get; } = target;

    /// <summary>Another client of the same document.</summary>
    public Session With(ApiClientOptions? options) => new(Target, Http, Address, Target.Create(Http, options));

    /// <summary>Another client of the same document, with options of its own and a credential among them.</summary>
    /// <param name="scheme">What the name of the option contains; null for no credential.</param>
    public Session WithCredential(string? scheme, object? credential)
    {
        Type type = client.GetType().Assembly.GetType(client.GetType().FullName + "Options", throwOnError: true)!;
        ApiClientOptions options = (ApiClientOptions)Activator.CreateInstance(type)!;
        type.GetProperty(nameof(ApiClientOptions.Endpoint))!.SetValue(options, Address);
        if (scheme is not null)
            type.GetProperties().Single(property => property.Name.Contains(scheme, StringComparison.Ordinal)
                && property.PropertyType == credential!.GetType()).SetValue(options, credential);
        return With(options);
    }

    /// <summary>A view of the client with options of single calls.</summary>
    public Session Viewed(ApiCallOptions options) =>
        new(Target, Http, Address, client.GetType().GetMethod("With")!.Invoke(client, [options])!);

    public bool Offers(string operation) => Find(operation) is not null;

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">operationId, group and method: <c>Query_Lists</c>.</param>
    /// <param name="arguments">An object whose properties are the arguments.</param>
    public async Task<Reply> CallAsync(string operation, object? arguments = null)
    {
        Task task = (Task)Invoke(operation, arguments);
        await task;
        ApiResponse response = (ApiResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
        Type type = response.GetType();
        bool hasValue = type.GetProperty("HasValue")?.GetValue(response) is true;
        return new Reply(response, hasValue ? type.GetProperty("Value")!.GetValue(response) : null);
    }

    /// <summary>Calls an operation whose items arrive one by one.</summary>
    /// <param name="operation">operationId.</param>
    /// <param name="change">Changes how they are received; null for nothing.</param>
    public Task<List<object>> ItemsAsync(string operation, Func<object, object>? change = null)
    {
        object called = Invoke(operation, null);
        object items = change?.Invoke(called) ?? called;
        Type sequence = items.GetType().GetInterfaces().Single(type => type.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal));
        return (Task<List<object>>)GetType().GetMethod(nameof(CollectAsync), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(sequence.GetGenericArguments())
            .Invoke(null, [items])!;
    }

    private static async Task<List<object>> CollectAsync<T>(IAsyncEnumerable<T> items)
    {
        List<object> all = [];
        await foreach (T item in items)
            all.Add(item!);
        return all;
    }

    private object Invoke(string operation, object? arguments)
    {
        (object instance, MethodInfo method) = Find(operation) ?? throw new InvalidOperationException($"the client has no {operation}");
        Dictionary<string, object?> given = arguments?.GetType()
            .GetProperties()
            .ToDictionary(property => property.Name, property => property.GetValue(arguments), StringComparer.OrdinalIgnoreCase)
            ?? [];
        object?[] values = [.. method.GetParameters().Select(parameter => Take(parameter, given))];
        string known = string.Join(", ", method.GetParameters().Select(parameter => parameter.Name));
        if (given.Count > 0)
            throw new InvalidOperationException($"{operation} has no argument {string.Join(", ", given.Keys)}, only {known}");
        return method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, values, null)!;
    }

    private static object? Take(ParameterInfo parameter, Dictionary<string, object?> given)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return CancellationToken.None;
        return given.Remove(parameter.Name!, out object? value) ? Values.Convert(value, parameter.ParameterType) : parameter.DefaultValue;
    }

    private (object Instance, MethodInfo Method)? Find(string operation)
    {
        string[] parts = operation.Split('_');
        object? group = client.GetType().GetProperty(parts[0])?.GetValue(client);
        return group?.GetType().GetMethod(parts[1] + "Async") is { } method ? (group, method) : null;
    }
}

/// <summary>What a call brought.</summary>
/// <param name="Value">The body; null where the method returns none.</param>
internal sealed record Reply(ApiResponse Response, object? Value)
{
    /// <summary>Checks the strings of what the server bound.</summary>
    public void Saw(params (string Name, string Text)[] expected)
    {
        IReadOnlyDictionary<string, string> saw = Assert.IsType<IReadOnlyDictionary<string, string>>(Value, exactMatch: false);
        foreach ((string name, string text) in expected)
            Assert.Equal((name, text), (name, saw.GetValueOrDefault(name)));
    }

    public void DidNotSee(string name) =>
        Assert.DoesNotContain(name, Assert.IsType<IReadOnlyDictionary<string, string>>(Value, exactMatch: false).Keys);

    /// <summary>Checks the members of the body.</summary>
    public void Is(object expected) => Values.Same(expected, Value);
}
