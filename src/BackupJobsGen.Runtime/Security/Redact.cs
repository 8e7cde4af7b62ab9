using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>
/// The one boundary between strings from outside and people, exceptions and logs: removes secrets, and characters that would
/// forge lines or drive a terminal.
/// </summary>
public static class Redact
{
    // The line and paragraph separators end a line in some log viewers; U+202A to U+202E and U+2066 to U+2069 change the order in which
    // what follows is shown, so that one name looks like another.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [
            .. Enumerable.Range(0, 0x100).Select(static value => (char)value).Where(char.IsControl),
            .. Enumerable.Range(0x2028, 7).Concat(Enumerable.Range(0x2066, 4)).Select(static value => (char)value),
        ]);

    /// <summary>A URL without credentials and signatures.</summary>
    /// <param name="url">The URL; need not be valid.</param>
    public static string Url(string url) => Text(url);

    /// <summary>A URL without credentials and signatures; empty for null.</summary>
    /// <param name="url">The URL.</param>
    public static string Url(Uri? url) => url is null ? "" : Text(url.OriginalString);

    /// <summary>
    /// A string (a message, JSON, XML, HTML, headers, a connection string, a URL) in one line, without bearer tokens, SAS keys, URL
    /// signatures, cookies, private keys, credentials in URLs and values with the name of a secret. Line breaks and tabs become spaces,
    /// other control characters, and those that change the direction of text, question marks.
    /// </summary>
    /// <param name="text">Any string; its size costs linear time. Empty for null.</param>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        string line = WithoutControls(text);
        if (!SecretSigns.AreIn(line))
            return line;
        foreach ((Regex pattern, string replacement) in SecretPatterns.All)
            line = pattern.Replace(line, replacement);
        return line;
    }

    /// <summary><see cref="Text"/> of each line, for a string of several lines such as a stack trace.</summary>
    /// <param name="text">Any string; empty for null.</param>
    public static string Lines(string? text) =>
        text?.Contains('\n', StringComparison.Ordinal) == true
            ? string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Text))
            : Text(text);

    /// <summary>The string of a record as <see cref="Text"/>, for records whose members are strings of a service.</summary>
    /// <param name="type">The record's type.</param>
    /// <param name="print">The record's <c>PrintMembers</c>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string Record(Type type, Func<StringBuilder, bool> print)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(print);
        StringBuilder members = new();
        return print(members) ? $"{type.Name} {{ {Text(members.ToString())} }}" : $"{type.Name} {{ }}";
    }

    private static string WithoutControls(string text) =>
        text.AsSpan().ContainsAny(Controls) ? string.Create(text.Length, text, static (chars, text) =>
        {
            for (int i = 0; i < chars.Length; i++)
                chars[i] = !Controls.Contains(text[i]) ? text[i] : char.IsWhiteSpace(text[i]) ? ' ' : '?';
        }) : text;
}
