namespace BackupJobsGen.Runtime;

/// <summary>
/// Where an operation's status is asked for, and its result in the end. <c>Azure-AsyncOperation</c> wins over <c>Operation-Location</c>, that over
/// <c>Location</c>; a PUT or PATCH without any of them is followed by the resource's own provisioningState.
/// </summary>
internal sealed class OperationTracker
{
    private readonly ApiPipeline _pipeline;
    private readonly ApiRequest _request;
    private readonly Uri _original;
    private readonly string? _finalStateVia;
    private Uri? _status;
    private Uri? _location;
    private bool _isStatusDocument;

    // A start that was accepted must not look like one that failed, or its caller starts twice: a URL that may not be
    // asked is refused when the operation is asked for.
    private readonly OriginMismatchException? _refused;

    private OperationTracker(ApiPipeline pipeline, ApiRequest request, Uri original, string? finalStateVia, ApiResponse<RawJson?> first)
    {
        _pipeline = pipeline;
        _request = request;
        _original = original;
        _finalStateVia = finalStateVia;
        First = first;
        LastResponse = first;
        try
        {
            Follow(first);
        }
        catch (OriginMismatchException refused)
        {
            _refused = refused;
        }

        _status ??= IsResourceCall ? _original : null;
        bool running = first.Status == 202 || _isStatusDocument || _refused is not null;
        Last = running ? new LongRunningStatus(LongRunningStatus.Running, null, first.Value) : LongRunningStatus.Read(first.Value, LongRunningStatus.Done, isResource: true);
    }

    public ApiResponse<RawJson?> First { get; }

    public ApiResponse<RawJson?> LastResponse { get; private set; }

    public LongRunningStatus Last { get; private set; }

    public TimeProvider Time => _pipeline.TimeProvider;

    private bool IsResourceCall => _request.Operation.Method == HttpMethod.Put || _request.Operation.Method == HttpMethod.Patch;

    private bool HasUrls => _isStatusDocument || _location is not null;

    public static async Task<OperationTracker> StartAsync(ApiPipeline pipeline, ApiRequest request, string? finalStateVia, CancellationToken cancellationToken)
    {
        Uri original = pipeline.UriOf(request);
        ApiResponse<RawJson?> first = await pipeline.SendByStatusAsync<RawJson>(request, static _ => RawJson.Capture, cancellationToken).ConfigureAwait(false);
        return new OperationTracker(pipeline, request, original, finalStateVia, first);
    }

    public async Task<Observation<LongRunningStatus>> ObserveAsync(CancellationToken cancellationToken)
    {
        if (Last.HasEnded)
            return new Observation<LongRunningStatus>(Last, true, null);
        if (_refused is not null)
            throw _refused;
        Uri status = _status ?? throw ApiPipeline.Unusable(_request, First, "neither a header nor the resource says where its status is");
        LastResponse = await GetAsync(status, cancellationToken).ConfigureAwait(false);
        bool atOriginal = status == _original;
        string otherwise = LastResponse.Status == 202 || _isStatusDocument && LastResponse.Value is not null ? LongRunningStatus.Running : LongRunningStatus.Done;
        // A Location answers with the result itself, whose own "status" is not the operation's.
        Last = LastResponse.Status == 202 && !_isStatusDocument
            ? new LongRunningStatus(LongRunningStatus.Running, null, LastResponse.Value)
            : _isStatusDocument || atOriginal
                ? LongRunningStatus.Read(LastResponse.Value, otherwise, isResource: atOriginal)
                : new LongRunningStatus(LongRunningStatus.Done, null, LastResponse.Value);
        Follow(LastResponse);
        return new Observation<LongRunningStatus>(Last, Last.HasEnded, LastResponse.RetryAfter);
    }

    /// <exception cref="ApiException">The operation failed.</exception>
    public void EnsureSucceeded()
    {
        if (!Last.HasFailed)
            return;
        string operationId = _request.Operation.Id;
        string body = Last.Body?.ToString() ?? "";
        throw new ApiException(LastResponse, operationId, $"{operationId} was accepted, but ended as {Last}", Last.Error, body, null, isUnreadable: false, null);
    }

    /// <summary>The result of an operation that has succeeded: in the last answer, or where the document says that it stays.</summary>
    public async Task<ApiResponse<T?>> GetResultAsync<T>(JsonRead<T> read, CancellationToken cancellationToken)
    {
        Uri? result = _finalStateVia switch
        {
            "original-uri" => _original,
            "location" => _location,
            "azure-async-operation" or "operation-location" => null,
            _ => IsResourceCall ? _original : _location,
        };
        bool isHere = result is null || !HasUrls || result == _status && LastResponse.Value is not null;
        if (!isHere)
            return await _pipeline.FollowAsync(_original, result!, (body, _) => Parse(body, read), cancellationToken).ConfigureAwait(false);
        return new ApiResponse<T?>(LastResponse, ApiPipeline.Read(_request, LastResponse, LastResponse.Value is { } body ? body.Utf8.Span : default, (bytes, _) => Parse(bytes, read)));
    }

    private static T? Parse<T>(ReadOnlySpan<byte> body, JsonRead<T> read) => ApiPipeline.IsBlank(body) ? default : ApiPipeline.Parse(body, read);

    private Task<ApiResponse<RawJson?>> GetAsync(Uri url, CancellationToken cancellationToken) => _pipeline.FollowAsync(
        _original, url, static (body, _) => Parse<RawJson>(body, RawJson.Capture), cancellationToken);

    /// <summary>Takes the URLs of a response; a later one may move the operation elsewhere.</summary>
    private void Follow(ApiResponse response)
    {
        if ((UrlIn(response, "Azure-AsyncOperation") ?? UrlIn(response, "Operation-Location")) is { } status)
            (_status, _isStatusDocument) = (status, true);
        // Beside 200 and 201 alone a Location is only the address of what was made.
        if ((response.Status == 202 || _isStatusDocument) && UrlIn(response, "Location") is { } location)
            _location = location;
        if (!_isStatusDocument && _location is not null)
            _status = _location;
    }

    private Uri? UrlIn(ApiResponse response, string header) =>
        response.Headers.TryGetValue(header, out string? url) && url.Length > 0 ? OriginGuard.Follow(_original, response.RequestUri, url) : null;
}
