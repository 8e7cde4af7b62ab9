namespace BackupJobsGen.Testing;

/// <summary>How one operation of the mock server answers. Without instructions, from the document.</summary>
public sealed class MockOperation
{
    private readonly object _lock = new();
    private readonly Queue<MockAnswer> _next = new();
    private Func<MockRequest, MockAnswer?>? _always;
    private int _requests;

    internal MockOperation(string id) => Id = id;

    /// <summary>operationId, or method and path.</summary>
    public string Id { get; }

    /// <summary>Number of requests so far.</summary>
    public int RequestCount => Volatile.Read(ref _requests);

    /// <summary>Answers of the next requests, one each; before <see cref="Always(MockAnswer)"/>.</summary>
    /// <param name="answers">In order.</param>
    public MockOperation Next(params MockAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        lock (_lock)
        {
            foreach (MockAnswer answer in answers)
                _next.Enqueue(answer);
        }

        return this;
    }

    /// <summary>The answer of every request.</summary>
    /// <param name="answer">The answer.</param>
    public MockOperation Always(MockAnswer answer) => Always(_ => answer);

    /// <summary>The answer of every request, by request.</summary>
    /// <param name="answer">Null: answered from the document.</param>
    public MockOperation Always(Func<MockRequest, MockAnswer?> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (_lock)
            _always = answer;
        return this;
    }

    /// <summary>Forgets all instructions.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _next.Clear();
            _always = null;
        }
    }

    internal MockAnswer? Answer(MockRequest request)
    {
        Func<MockRequest, MockAnswer?>? always;
        lock (_lock)
        {
            _requests++;
            if (_next.TryDequeue(out MockAnswer? next))
                return next;
            always = _always;
        }

        return always?.Invoke(request);
    }
}
