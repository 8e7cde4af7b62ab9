using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Where the status and the result of an operation are requested. <c>Azure-AsyncOperation</c> wins over <c>Operation-Location</c>, and
/// that over <c>Location</c>; a PUT or PATCH without any of them is followed by the resource's own provisioningState.
/// </summary>
internal sealed class OperationTracker : IOperationState
{
    private readonly ApiPipeline _pipeline;
    private readonly ApiRequest _request;
    private readonly Uri _original;
    private readonly string? _finalStateVia;
    private OperationLinks _links;

    // A start that was accepted must not look like a failed one, or its caller starts it twice: a URL of another origin
    // is refused when the operation is polled.
    private readonly OriginMismatchException? _refused;

    private OperationTracker(
        ApiPipeline pipeline, ApiRequest request, Uri original, string? finalStateVia, bool? acceptedIsResult, ApiResponse<RawJson?> first)
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

        // Where the document does not say it, the body of a POST's 202 is a status, and so is another one that has what a status has
        // and nothing else; every other first body is the resource or the result.
        bool isStatus = !IsResourceCall && _links.Status is not null && IsStatus(first);
        Resource = !isStatus && (first.Status != 202 || (acceptedIsResult ?? IsResourceCall)) ? first.Value : null;
        bool running = first.Status == 202 || _links.Status is not null || _refused is not null;
        Last = running
            ? new LongRunningStatus(LongRunningStatus.Running, null, first.Value)
            : LongRunningStatus.Read(first.Value, LongRunningStatus.Done, isResource: true);
        // Nothing can be polled: the response is all that there will be, whatever state its resource is in.
        if (!running && !Last.HasEnded && Polled is null)
            Last = new LongRunningStatus(LongRunningStatus.Done, null, first.Value);
    }

    public ApiResponse<RawJson?> First { get; }

    ApiResponse IOperationState.First => First;

    ApiResponse IOperationState.LastResponse => LastResponse;

    public ApiResponse<RawJson?> LastResponse { get; private set; }

    public LongRunningStatus Last { get; private set; }

    /// <summary>The newest body that describes the resource or the result; null if there was none.</summary>
    public RawJson? Resource { get; private set; }

    public TimeProvider Time => _pipeline.TimeProvider;

    /// <summary>The pause that the service asked for before the next request; null for none, or if the operation has ended.</summary>
    public TimeSpan? RetryAfter => Last.HasEnded ? null : LastResponse.RetryAfter;

    private bool IsResourceCall => _request.Operation.Method == HttpMethod.Put || _request.Operation.Method == HttpMethod.Patch;

    private Uri? Polled => _links.Polled ?? (IsResourceCall ? _original : null);

    public static async Task<OperationTracker> StartAsync(
        ApiPipeline pipeline, ApiRequest request, string? finalStateVia, bool? acceptedIsResult, CancellationToken cancellationToken)
    {
        Uri original = pipeline.UriOf(request);
        ApiResponse<RawJson?> first = await pipeline.SendByStatusAsync<RawJson>(request, static _ => RawJson.Capture, cancellationToken)
            .ConfigureAwait(false);
        return new OperationTracker(pipeline, request, original, finalStateVia, acceptedIsResult, first);
    }

    public async Task<Observation<LongRunningStatus>> ObserveAsync(CancellationToken cancellationToken)
    {
        if (Last.HasEnded)
            return new Observation<LongRunningStatus>(Last, true);
        if (_refused is not null)
            throw _refused;
        Uri url = Polled ?? throw ApiPipeline.Unusable(_request, First, "neither a header nor the resource says where its status is");
        LastResponse = await GetAsync(url, cancellationToken).ConfigureAwait(false);
        Last = StatusAt(url);
        // The texts are shown and logged; the body stays as it was sent, and so does a text that decides.
        Last = Last with
        {
            Text = Last.HasEnded ? Last.Text : _request.Mask(Last.Text),
            Error = Last.Error is { } error ? _request.MaskError(error, Last.Body?.ToString() ?? "") : null,
        };
        if (url == _original || (_links.Status is null && Last.HasSucceeded))
            Resource = LastResponse.Value ?? Resource;
        Follow(LastResponse);
        return new Observation<LongRunningStatus>(Last, Last.HasEnded, LastResponse.RetryAfter);
    }

    /// <exception cref="ApiException">The operation failed.</exception>
    public void EnsureSucceeded()
    {
        if (!Last.HasFailed)
            return;
        throw ApiException.Ended(LastResponse, _request.Operation.Id, Last.ToString(), Last.Error, Last.Body);
    }

    /// <summary>The result of an operation that has succeeded: in the last response, or at the URL that the document says.</summary>
    public async Task<Observation<ApiResponse<T?>>> GetResultAsync<T>(JsonRead<T> read, CancellationToken cancellationToken)
    {
        Uri? result = _finalStateVia switch
        {
            "original-uri" => _original,
            "location" => _links.Result ?? (IsResourceCall && !HasResult(LastResponse) ? _original : null),
            // A status without a result: the resource is at its own URL.
            "azure-async-operation" or "operation-location" => IsResourceCall && !HasResult(LastResponse) ? _original : null,
            _ => IsResourceCall ? _original : _links.Result,
        };
        bool isHere = result is null || _links.Polled is null || (result == Polled && LastResponse.Value is not null);
        // The status has no result, but the first response had one, as it is at the end.
        bool wasFirst = _links.Status is not null && !HasResult(LastResponse)
            && Resource is not null && ReferenceEquals(Resource, First.Value) && !IsRunning(First);
        ApiResponse<RawJson?> last = wasFirst ? First : LastResponse;
        bool isStatus = _links.Status is not null && !wasFirst && !HasResult(last);
        ApiResponse<T?> response = isHere
            ? new ApiResponse<T?>(
                last,
                ApiPipeline.Read(_request, last, last.Value is { } body ? body.Utf8.Span : default,
                    (bytes, _) => isStatus ? ParseStatus(bytes, read) : Parse(bytes, read)))
            : await _pipeline.FollowAsync(_original, result!, _request, (bytes, _) => Parse(bytes, read), cancellationToken)
                .ConfigureAwait(false);
        return new Observation<ApiResponse<T?>>(response, true);
    }

    /// <summary>Reads <see cref="Resource"/>. An operation that was accepted must not fail because its first body does not fit.</summary>
    public T? ReadResource<T>(JsonRead<T> read) => Resource is null ? default : ParseStatus(Resource.Utf8.Span, read);

    // What may be a status instead of the result: null if it does not have the result's type.
    private static T? ParseStatus<T>(ReadOnlySpan<byte> body, JsonRead<T> read)
    {
        try
        {
            return Parse(body, read);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static bool HasResult(ApiResponse<RawJson?> response) =>
        StatusBody.Read(response.Value) is { HasOtherMembers: true } or { Properties: not null };

    private static bool IsStatus(ApiResponse<RawJson?> response) =>
        StatusBody.Read(response.Value) is { Status: not null, HasOtherMembers: false };

    // A resource that said it was being changed is not what the operation has made of it.
    private static bool IsRunning(ApiResponse<RawJson?> response) =>
        !LongRunningStatus.Read(response.Value, LongRunningStatus.Done, isResource: false).HasEnded;

    private LongRunningStatus StatusAt(Uri url)
    {
        RawJson? body = LastResponse.Value;
        if (_links.Status is not null)
            return LongRunningStatus.Read(
                body, LastResponse.Status == 202 || body is not null ? LongRunningStatus.Running : LongRunningStatus.Done,
                url == _original);
        if (LastResponse.Status == 202)
            return new LongRunningStatus(LongRunningStatus.Running, null, body);
        return url == _original
            ? LongRunningStatus.Read(body, LongRunningStatus.Done, isResource: true)
            : LongRunningStatus.ReadResult(body);
    }

    private static T? Parse<T>(ReadOnlySpan<byte> body, JsonRead<T> read) =>
        ApiPipeline.IsBlank(body) ? default : ApiPipeline.Parse(body, read);

    private Task<ApiResponse<RawJson?>> GetAsync(Uri url, CancellationToken cancellationToken) => _pipeline.FollowAsync(
        _original, url, _request, static (body, _) => Parse<RawJson>(body, RawJson.Capture), cancellationToken);

    // Next to 200 and 201 a Location without a status URL is only the address of the resource.
    private void Follow(ApiResponse response)
    {
        OperationLinks updated = _links.UpdatedBy(response, _original);
        if (response.Status == 202 || updated.Status is not null)
            _links = updated;
    }
}
