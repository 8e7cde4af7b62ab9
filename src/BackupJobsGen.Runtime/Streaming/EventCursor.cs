using System.Runtime.ExceptionServices;

namespace BackupJobsGen.Runtime;

/// <summary>The events of one enumeration, over as many connections as it takes.</summary>
internal sealed class EventCursor(ApiPipeline pipeline, ApiRequest request, EventReconnection? reconnection) : IAsyncDisposable
{
    private const string MediaType = "text/event-stream";

    // However often the service ends the connection, it is not asked more often.
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(100);

    // The connections are one call.
    private readonly string _idempotencyKey = Guid.NewGuid().ToString();

    private StreamWindow? _window;
    private EventFrames? _frames;
    private ItemReader? _reader;
    private string? _lastEventId = reconnection?.LastEventId;
    private TimeSpan? _retry;
    private bool _isIdReceived;
    private bool _hasEvents;
    private int _attempts;

    /// <summary>Number of the current event, from 1.</summary>
    public int Number { get; private set; }

    public EventFrames Event => _frames!;

    public ItemReader Reader => _reader!;

    /// <returns>False at the end.</returns>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Exception? fault = null;
            try
            {
                if (_frames is null && !await ConnectAsync(cancellationToken).ConfigureAwait(false))
                    return false;
                if (await ReceiveAsync(cancellationToken).ConfigureAwait(false))
                    return true;
                if (reconnection is null)
                    return false;
            }
            catch (Exception transient) when (reconnection is not null && Transient.IsTransient(transient))
            {
                cancellationToken.ThrowIfCancellationRequested();
                fault = transient;
            }

            await DisposeAsync().ConfigureAwait(false);
            TimeSpan pause = PauseAfter(fault);
            _attempts = _hasEvents ? 0 : _attempts + 1;
            if (_attempts >= reconnection!.MaxAttempts || pause > reconnection.MaxDelay)
            {
                if (fault is not null)
                    ExceptionDispatchInfo.Throw(fault);
                throw _reader!.Unusable($"{_attempts} connections in a row brought no event, so that no other one is opened");
            }

            await Pause.ForAsync(pause, pipeline.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The service has said that the stream ends.</summary>
    public void Complete() => _window?.Complete();

    public async ValueTask DisposeAsync()
    {
        if (_window is { } window)
            await window.DisposeAsync().ConfigureAwait(false);
        (_window, _frames) = (null, null);
    }

    // False: the service has no more events.
    private async ValueTask<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        _hasEvents = false;
        ApiRequest sent = request.Connecting(_idempotencyKey, _lastEventId is null ? null : Sendable(_lastEventId), _isIdReceived);
        ApiResponse<Stream> response = await pipeline.OpenAsync(sent, toUtf8: false, cancellationToken).ConfigureAwait(false);
        _window = new StreamWindow(response.Value, pipeline.ClientTimeout, pipeline.Options.MaxItemBytes);
        _reader = new ItemReader(sent, response, pipeline.Options);
        if (response.Status is 204 or 205 or 304)
            return false;
        string? mediaType = response.Headers["Content-Type"]?.Split(';')[0].Trim();
        if (mediaType is not null && !mediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            throw _reader.Unusable($"its media type is {mediaType} instead of {MediaType}");
        _frames = new EventFrames(_window, pipeline.Options.MaxItemBytes);
        return true;
    }

    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool hasEvent = await _frames!.NextAsync(cancellationToken).ConfigureAwait(false);
            Remember();
            if (hasEvent)
                (Number, _hasEvents) = (Number + 1, true);
            return hasEvent;
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Remember();
            throw _reader!.Broken(Number + 1, _window!.Position, fault);
        }
    }

    private void Remember()
    {
        (_lastEventId, _retry) = (_frames!.LastEventId ?? _lastEventId, _frames.Retry ?? _retry);
        _isIdReceived |= _frames.LastEventId is not null;
    }

    // Not PollingDelay: the pause begins with what the service says (retry), and the caller's bound may be zero.
    private TimeSpan PauseAfter(Exception? fault)
    {
        if (fault is ApiException { RetryAfter: { } asked })
            return asked;
        // What the service says is not for the authority of its credentials, whose failure is kept for a while.
        long first = fault is CredentialException
            ? Math.Max(reconnection!.Delay.Ticks, ApiTokenCache.RetryWithoutToken.Ticks)
            : Math.Max((_retry ?? reconnection!.Delay).Ticks, ShortestDelay.Ticks);
        double ticks = first * Math.Pow(2, Math.Min(_hasEvents ? 0 : _attempts, 30));
        return TimeSpan.FromTicks((long)Math.Min(ticks, reconnection!.MaxDelay.Ticks));
    }

    private string Sendable(string id) => EventReconnection.IsSendable(id)
        ? id
        : throw _reader!.Unusable("the id of its last event cannot be sent in a header, so that the stream cannot be resumed");
}
