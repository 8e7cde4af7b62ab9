using System.Globalization;
using System.Text;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The headers by which a receiver recognizes the sender of a webhook and refuses repeated or changed messages.
/// </summary>
/// <remarks>Source: Standard Webhooks 1.0.0, symmetric signatures (<c>v1</c>).</remarks>
public sealed record WebhookSignature
{
    /// <summary>Name of the header with the id of the message, the same for each attempt to deliver it.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Name of the header with the time of the attempt, in seconds since 1970, UTC.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Name of the header with the signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    private WebhookSignature(string id, string timestamp, string value) => (Id, Timestamp, Value) = (id, timestamp, value);

    /// <summary>Value of <see cref="IdHeader"/>.</summary>
    public string Id { get; }

    /// <summary>Value of <see cref="TimestampHeader"/>.</summary>
    public string Timestamp { get; }

    /// <summary>Value of <see cref="SignatureHeader"/>: <c>v1,</c> and Base64 for each secret, separated by spaces.</summary>
    public string Value { get; }

    /// <summary>Id and time; not the signature, which would let others send the message.</summary>
    public override string ToString() => Redact.Text($"{Id} {Timestamp}");

    /// <summary>Signs a message.</summary>
    /// <param name="secrets">One secret; more while they are being exchanged. A receiver accepts the signature of any of them.</param>
    /// <param name="id">Id of the message: visible ASCII characters without a dot.</param>
    /// <param name="time">Time of the attempt.</param>
    /// <param name="body">The body, byte for byte as it is sent.</param>
    /// <exception cref="ArgumentException">There is no secret, or the id has other characters.</exception>
    public static WebhookSignature Of(IReadOnlyList<WebhookSecret> secrets, string id, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (secrets.Count == 0)
            throw new ArgumentException("A webhook needs at least one secret.", nameof(secrets));
        // A dot would move the border between the parts of what is signed.
        if (id.Any(c => c is <= ' ' or > '~' or '.'))
            throw new ArgumentException("The id of a webhook has visible ASCII characters only, and no dot.", nameof(id));
        string timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] content = [.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        return new WebhookSignature(id, timestamp, string.Join(' ', secrets.Select(secret => "v1," + secret.Sign(content))));
    }
}
