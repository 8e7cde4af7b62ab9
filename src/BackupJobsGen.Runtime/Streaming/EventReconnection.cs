namespace BackupJobsGen.Runtime;

/// <summary>How a stream of events continues after its connection ended: see <see cref="ApiEvents{T}.Reconnecting"/>.</summary>
public sealed record EventReconnection
{
    // Servers refuse long headers.
    private const int MaxIdLength = 4096;

    private readonly string? _lastEventId;
    private readonly int _maxAttempts = 5;
    private readonly TimeSpan _delay = TimeSpan.FromSeconds(3);
    private readonly TimeSpan _maxDelay = TimeSpan.FromMinutes(1);

    /// <summary>Id of the last event that is known already; sent with the first request.</summary>
    /// <value>Null, the default: from now on, or from the start, as the service does it.</value>
    /// <exception cref="ArgumentException">It cannot be sent in a header: it has other characters than those of ASCII, begins or ends
    /// with a space, or is longer than 4,096.</exception>
    public string? LastEventId
    {
        get => _lastEventId;
        init => _lastEventId = value is null || IsSendable(value)
            ? value
            : throw new ArgumentException("The id cannot be sent in a header.", nameof(LastEventId));
    }

    /// <summary>The most connections in a row that bring no event. After them, its last failure is thrown, or an
    /// <see cref="ApiException"/> if they all ended without one: only a response with status 204 ends the stream.</summary>
    /// <value>5 by default; at least 1.</value>
    public int MaxAttempts
    {
        get => _maxAttempts;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaxAttempts));
            _maxAttempts = value;
        }
    }

    /// <summary>The pause before connecting again, until an event says another one (<c>retry</c>). It doubles with each attempt.</summary>
    /// <value>3 seconds by default.</value>
    public TimeSpan Delay
    {
        get => _delay;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(Delay));
            _delay = value;
        }
    }

    /// <summary>The longest pause, whatever the service says. A refusal that asks for a longer one ends the stream.</summary>
    /// <value>1 minute by default.</value>
    public TimeSpan MaxDelay
    {
        get => _maxDelay;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, nameof(MaxDelay));
            _maxDelay = value;
        }
    }

    /// <summary>The members, without secrets: the id is a string of the service.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);

    // What HttpClient would refuse, or change.
    internal static bool IsSendable(string id) =>
        id.Length <= MaxIdLength && id.All(static c => c is >= ' ' and <= '~') && id.Trim() == id;
}
