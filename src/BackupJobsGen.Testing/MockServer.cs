using System.Text;
using System.Text.Json.Nodes;
using BackupJobsGen.Testing.Answers;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Hosting;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing;

/// <summary>
/// A server made of an OpenAPI document: it checks each request against the document, and answers with the document's examples or
/// with values made by its schemas. In process by <see cref="CreateHandler"/>, on loopback by <see cref="StartAsync"/>.
/// </summary>
public sealed class MockServer : IAsyncDisposable
{
    private readonly object _lock = new();
    private readonly MockServerOptions _options;
    private readonly LoadedDocument _document;
    private readonly OperationTable _operations;
    private readonly RequestCheck _check;
    private readonly AnswerMaker _answers;
    private readonly Dictionary<string, MockOperation> _scripts = new(StringComparer.Ordinal);
    private readonly Queue<MockRequest> _requests = new();
    private readonly List<MockHost> _hosts = [];

    private MockServer(LoadedDocument document, MockServerOptions options)
    {
        _options = options;
        _document = document;
        _operations = new OperationTable(document);
        Discriminators discriminators = new(document);
        _check = new RequestCheck(document, discriminators);
        _answers = new AnswerMaker(document, discriminators, _operations, options);
    }

    /// <summary>Every request that no operation of its own answers: for faults of the whole server.</summary>
    public MockOperation Any { get; } = new("*");

    /// <summary>The requests so far, oldest first; at most <see cref="MockServerOptions.MaxRequests"/>.</summary>
    public IReadOnlyList<MockRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>What the document does not allow of the requests so far.</summary>
    public IReadOnlyList<RequestViolation> Violations => [.. Requests.SelectMany(request => request.Violations)];

    /// <summary>A server made of a file and the files that it refers to.</summary>
    /// <param name="path">A Swagger 2.0 or OpenAPI 3 document in JSON.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="MockDocumentException">The document is invalid; the message says where.</exception>
    public static MockServer Load(string path, MockServerOptions? options = null) => new(LoadedDocument.Load(path), options ?? new());

    /// <summary>A server made of a document that refers to no other file.</summary>
    /// <param name="json">A Swagger 2.0 or OpenAPI 3 document in JSON.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="name">Names the document in messages.</param>
    /// <exception cref="MockDocumentException">The document is invalid; the message says where.</exception>
    public static MockServer Parse(string json, MockServerOptions? options = null, string name = "openapi.json") =>
        new(LoadedDocument.Parse(json, name), options ?? new());

    /// <summary>How an operation answers.</summary>
    /// <param name="operation">Its operationId, or method and path: <c>GET /pets/{petId}</c>.</param>
    /// <exception cref="ArgumentException">The document has no such operation.</exception>
    public MockOperation Operation(string operation)
    {
        if (_operations.Find(operation) is { } declared)
            return Script(declared);
        string known = string.Join(", ", _operations.Operations.Take(30).Select(one => one.Id));
        throw new ArgumentException($"The document has no operation '{operation}'. It has: {known}.", nameof(operation));
    }

    /// <summary>Answers requests of an <see cref="HttpClient"/> in process, whatever their host is.</summary>
    public HttpMessageHandler CreateHandler() => new MockHandler(_options, request => Answer(request, throws: true));

    /// <summary>A client of <see cref="CreateHandler"/> with the base address http://localhost.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = new Uri("http://localhost") };

    /// <summary>Listens on a free port of 127.0.0.1 until the server is disposed.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>Scheme, host and port.</returns>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken = default)
    {
        MockHost host = await MockHost.StartAsync(_options, request => Answer(request, throws: false), cancellationToken)
            .ConfigureAwait(false);
        lock (_lock)
            _hosts.Add(host);
        return host.Address;
    }

    /// <summary>Fails when the document does not allow one of the requests so far.</summary>
    /// <exception cref="RequestViolationException">Lists what is wrong.</exception>
    public void ThrowIfViolated()
    {
        if (Violations is { Count: > 0 } violations)
            throw new RequestViolationException(violations);
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        MockHost[] hosts;
        lock (_lock)
        {
            hosts = [.. _hosts];
            _hosts.Clear();
        }

        foreach (MockHost host in hosts)
            await host.DisposeAsync().ConfigureAwait(false);
    }

    /// <param name="throws">Whether the caller's test can be failed by an exception.</param>
    private MockAnswer Answer(MockRequest request, bool throws)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            if (_requests.Count > _options.MaxRequests)
                _requests.Dequeue();
        }

        if (request.Url.AbsolutePath.StartsWith(AnswerMaker.OperationsPath, StringComparison.Ordinal))
            return MockAnswer.Empty(204);
        if (_operations.Find(request.Method, request.Url.AbsolutePath, request.Url.Query) is not ({ } operation, { } parameters))
            return Refuse(request, [Unknown(request)], throws, 404);
        request.Operation = operation.Id;
        request.PathParameters = parameters.ToDictionary(value => value.Key, value => Uri.UnescapeDataString(value.Value));
        IReadOnlyList<RequestViolation> violations = _check.Check(request, operation, parameters);
        if (violations.Count > 0 && _options.Violations != ViolationHandling.Record)
            return Refuse(request, violations, throws, 400);
        request.Violations = violations;
        return Answer(operation, request);
    }

    private MockAnswer Answer(DocumentOperation operation, MockRequest request)
    {
        MockAnswer? scripted = Script(operation).Answer(request) ?? Any.Answer(request);
        lock (_lock)
        {
            return scripted is null ? _answers.Make(operation, request)
                : scripted.IsDeclared ? scripted.WithBodyOf(_answers.Make(operation, scripted.Status, request))
                : scripted;
        }
    }

    private MockAnswer Refuse(MockRequest request, IReadOnlyList<RequestViolation> violations, bool throws, int status)
    {
        request.Violations = violations;
        if (throws && _options.Violations == ViolationHandling.Throw)
            throw new RequestViolationException(violations);
        JsonObject problem = new()
        {
            ["title"] = "The document does not allow this request.",
            ["status"] = status,
            ["detail"] = string.Join('\n', violations),
        };
        return MockAnswer.Bytes(status, Encoding.UTF8.GetBytes(problem.ToJsonString()), "application/problem+json");
    }

    private RequestViolation Unknown(MockRequest request)
    {
        string methods =
            string.Join(", ", _operations.Of(request.Url.AbsolutePath, request.Url.Query).Select(one => one.Method).Distinct());
        string message = methods.Length == 0 ? "is not in the document" : $"has no {request.Method}, only {methods}";
        return new RequestViolation(
            null, $"path {request.Url.AbsolutePath}", message, LoadedDocument.Where(_document.Root["paths"] ?? _document.Root));
    }

    private MockOperation Script(DocumentOperation operation)
    {
        lock (_lock)
        {
            if (!_scripts.TryGetValue(operation.ToString(), out MockOperation? script))
                _scripts.Add(operation.ToString(), script = new MockOperation(operation.Id, operation.DeclaredInstead));
            return script;
        }
    }
}
