using System.Security.Cryptography;
using System.Text;

namespace BackupJobs;

/// <summary>The secret that a webhook's sender and receiver share. It is never written.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";

    // The bounds of Standard Webhooks, with room for secrets that are text.
    private const int Shortest = 24;
    private const int Longest = 512;

    private readonly byte[] _key;

    /// <summary>Creates a secret from its bytes.</summary>
    /// <param name="key">24 to 512 random bytes.</param>
    /// <exception cref="ArgumentException">There are fewer or more bytes.</exception>
    public WebhookSecret(ReadOnlySpan<byte> key)
    {
        if (key.Length is < Shortest or > Longest)
            throw new ArgumentException($"A webhook secret has {Shortest} to {Longest} bytes; this one has {key.Length}.", nameof(key));
        _key = key.ToArray();
    }

    /// <summary>
    /// Reads a secret: <c>whsec_</c> and Base64, as Standard Webhooks writes it. A string without this prefix is itself the secret: its
    /// bytes in UTF-8.
    /// </summary>
    /// <param name="text">The secret.</param>
    /// <exception cref="FormatException">It is not Base64 after the prefix, or its length is not 24 to 512 bytes.</exception>
    public static WebhookSecret Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] key;
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            key = new byte[text.Length];
            if (!Convert.TryFromBase64String(text[Prefix.Length..], key, out int length))
                throw new FormatException($"The webhook secret is not Base64 after '{Prefix}'.");
            key = key[..length];
        }
        else
        {
            key = Encoding.UTF8.GetBytes(text);
        }

        return key.Length is >= Shortest and <= Longest
            ? new WebhookSecret(key)
            : throw new FormatException($"A webhook secret has {Shortest} to {Longest} bytes; this one has {key.Length}.");
    }

    /// <summary>Not the secret.</summary>
    public override string ToString() => "***";

    internal string Sign(ReadOnlySpan<byte> content) => Convert.ToBase64String(HMACSHA256.HashData(_key, content));
}
