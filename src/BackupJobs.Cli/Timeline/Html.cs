using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BackupJobs.Cli;

/// <summary>Text of the service on its way into a page.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Safe as an element's content and inside of a quoted attribute.</summary>
    public static string Text(string? text) => Encoder.Encode(SafeText.OneLine(text));
}
