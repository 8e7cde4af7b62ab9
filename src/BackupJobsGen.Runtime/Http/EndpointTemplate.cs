using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>Puts the variables into the endpoint that a document names (x-ms-parameterized-host, servers with variables).</summary>
internal static class EndpointTemplate
{
    /// <param name="template">Scheme, host and perhaps a path, with {name} variables.</param>
    /// <param name="variables">Values by name.</param>
    /// <exception cref="InvalidOperationException">A variable has no value.</exception>
    /// <exception cref="ArgumentException">A value would change more of the URL than its place.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> variables)
    {
        StringBuilder url = new();
        foreach ((bool isName, string text) in UrlBuilder.Parts(template))
        {
            if (!isName)
                url.Append(text);
            else if (!variables.TryGetValue(text, out string? value))
                throw new InvalidOperationException($"The endpoint {template} has no value for '{text}'.");
            else if (IsPossible(value, url.ToString()))
                url.Append(value);
            else
                throw new ArgumentException($"'{text}' holds a character that is not possible at its place in the endpoint.", text);
        }

        return url.ToString();
    }

    /// <summary>
    /// A variable at the very start is a whole URL, one in the authority a part of a host name, one behind it a part of the path.
    /// </summary>
    private static bool IsPossible(string value, string before)
    {
        if (before.Length == 0)
            return !value.AsSpan().ContainsAny("@\\?#");
        int authority = before.IndexOf("://", StringComparison.Ordinal);
        bool inPath = authority >= 0 && before.IndexOf('/', authority + 3) >= 0;
        return value.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' || inPath && c is '/' or '~' or '%')
            && !(inPath && value.Split('/').Any(UrlBuilder.IsDotSegment));
    }
}
