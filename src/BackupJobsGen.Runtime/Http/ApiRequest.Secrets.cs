using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Runtime.Generated;

/// <content>What messages about the request do not show.</content>
public sealed partial class ApiRequest
{
    // An error has many strings, and each is masked.
    private IReadOnlyList<string>? _sentSecrets;

    /// <summary>The credentials of the call; null before it is sent.</summary>
    internal CallCredentials? Credentials { get; set; }

    /// <summary>The credentials that a handler of the HttpClient added to the request; null if none did.</summary>
    internal AuthenticationHeaderValue? HandlerCredential { get; set; }

    /// <summary>The request that began what this one continues, as one for the status of an operation does; otherwise null.</summary>
    internal ApiRequest? Origin { get; init; }

    /// <summary>The options of the call; null before it is sent, and where there are none.</summary>
    internal ApiCallOptions? Call { get; set; }

    /// <summary>The names whose values are secrets.</summary>
    internal SecretMembers Secrets { get; set; } = SecretMembers.None;

    /// <summary>A message without the secrets that the request was sent with.</summary>
    internal string Mask(string message)
    {
        // The client's own words are no secret, whatever is sent.
        string own = message.StartsWith(Operation.Summary, StringComparison.Ordinal) ? Operation.Summary : "";
        string masked = message[own.Length..];
        masked = Credentials?.Mask(masked) ?? masked;
        if (HandlerCredential is { Parameter: { } sent } added)
            masked = SentSecret.Mask(masked, added.Scheme, sent);
        masked = SentSecret.Mask(masked, _sentSecrets ??= [.. SentSecrets()]);
        return own + (Origin?.Mask(masked) ?? masked);
    }

    /// <summary>The body of a response without the secrets that were sent, and without those that it brings.</summary>
    internal string MaskBody(string body) => SentSecret.Mask(Mask(body), Secrets.In(Encoding.UTF8.GetBytes(body)));

    /// <summary>
    /// The error in the body of a response without the secrets that were sent, and without those that the body brings; codes and messages
    /// stay, although a secret may have the same name.
    /// </summary>
    internal ApiError MaskError(ApiError error, string body)
    {
        string[] brought = [.. Secrets.In(Encoding.UTF8.GetBytes(body), isError: true).Except(error.Texts)];
        return error.With(text => SentSecret.Mask(Mask(text), brought));
    }

    private IEnumerable<string> SentSecrets()
    {
        IEnumerable<(string Name, string Value)> named =
        [
            .. _url.Values, .. _headers.Select(static header => (header.Key, header.Value)),
            .. Call?.Headers.Select(static header => (header.Key, header.Value)) ?? [],
            .. UrlBuilder.Pairs(string.Join('&', _cookies)), .. _form.Values,
        ];
        return named.SelectMany(value => Secrets.In(value.Name, value.Value)).Concat(Secrets.In(_body, Operation.IsBodySecret));
    }
}
