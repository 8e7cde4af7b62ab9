using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Creates the URL of a document's server.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServerUrl
{
    /// <summary>Fills the variables of a URL.</summary>
    /// <param name="url">The URL with {name} variables.</param>
    /// <param name="variables">Names, values, and the values allowed; none: any.</param>
    /// <exception cref="ArgumentException">
    /// A value is not allowed, or the result is not a URL. The exception names the parameter.
    /// </exception>
    public static Uri Create(string url, params (string Name, string Value, string[] Allowed)[] variables)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(variables);
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach ((string name, string value, string[] allowed) in variables)
        {
            ArgumentNullException.ThrowIfNull(value, name);
            if (allowed.Length > 0 && !allowed.Contains(value))
                throw new ArgumentException($"'{value}' is not one of {string.Join(", ", allowed)}.", name);
            values.Add(name, value);
        }

        string filled = EndpointTemplate.Fill(url, values);
        return Uri.TryCreate(filled, UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new ArgumentException($"'{Redact.Url(filled)}' is not a valid URL.", nameof(url));
    }

    /// <summary>Fills the variables of a path on a host.</summary>
    /// <param name="host">Scheme and host.</param>
    /// <param name="path">The path with {name} variables.</param>
    /// <param name="variables">Names, values, and the values allowed; none: any.</param>
    /// <exception cref="ArgumentException">
    /// A value is not allowed, or the result is not a URL. The exception names the parameter.
    /// </exception>
    public static Uri Create(Uri host, string path, params (string Name, string Value, string[] Allowed)[] variables)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Create(host.GetLeftPart(UriPartial.Authority) + path, variables);
    }
}
