namespace BackupJobsGen.Testing;

/// <summary>How one operation of the mock server answers. Without instructions, from the document.</summary>
public sealed class MockOperation
{
    private readonly object _lock = new();
    private readonly Queue<MockAnswer> _next = new();
    private Func<MockRequest, MockAnswer?>? _always;
    private int _requests;

    private readonly Func<int, string?>? _declaredInstead;

    /// <param name="id">operationId, or method and path.</param>
    /// <param name="declaredInstead">The declared statuses where a status is not among them; null for all operations.</param>
    internal MockOperation(string id, Func<int, string?>? declaredInstead = null)
    {
        Id = id;
        _declaredInstead = declaredInstead;
    }

    /// <summary>operationId, or method and path.</summary>
    public string Id { get; }

    /// <summary>Number of requests so far.</summary>
    public int RequestCount => Volatile.Read(ref _requests);

    /// <summary>Answers of the next requests, one each; before <see cref="Always(MockAnswer)"/>.</summary>
    /// <param name="answers">In order.</param>
    /// <exception cref="ArgumentException">
    /// One is <see cref="MockAnswer.Declared"/> with a status that the operation does not declare.
    /// </exception>
    public MockOperation Next(params MockAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (MockAnswer answer in answers)
            Check(answer);
        lock (_lock)
        {
            foreach (MockAnswer answer in answers)
                _next.Enqueue(answer);
        }

        return this;
    }

    /// <summary>The answer of every request.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="ArgumentException">
    /// It is <see cref="MockAnswer.Declared"/> with a status that the operation does not declare.
    /// </exception>
    public MockOperation Always(MockAnswer answer)
    {
        Check(answer);
        return Always(_ => answer);
    }

    /// <summary>The answer of every request, by request.</summary>
    /// <param name="answer">
    /// Null: answered from the document. The request fails where it returns <see cref="MockAnswer.Declared"/> with a status that the
    /// operation does not declare.
    /// </param>
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

        MockAnswer? answer = always?.Invoke(request);
        Check(answer);
        return answer;
    }

    private void Check(MockAnswer? answer)
    {
        if (answer is not { IsDeclared: true } || _declaredInstead?.Invoke(answer.Status) is not { } known)
            return;
        throw new ArgumentException(
            $"{Id} declares no response with status {answer.Status}, only {known}. Use {nameof(MockAnswer)}.{nameof(MockAnswer.Empty)} or "
            + $"{nameof(MockAnswer.Json)} for another status.", nameof(answer));
    }
}
