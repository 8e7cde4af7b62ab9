using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BackupJobs.Cli;

/// <summary>Encodes service text for HTML.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Safe as the content of an element and in a quoted attribute.</summary>
    public static string Text(string? text) => Encoder.Encode(SafeText.OneLine(text));
}
