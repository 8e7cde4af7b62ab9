using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BackupJobsGen.Testing.Operations;

/// <summary>A field of a form.</summary>
/// <param name="FileName">Of a file; otherwise null.</param>
internal sealed record FormField(string Name, string Text, string? FileName = null, string? MediaType = null);

/// <summary>Reads the fields of forms.</summary>
internal static class FormFields
{
    public static IReadOnlyList<FormField> Urlencoded(string body)
    {
        List<FormField> fields = [];
        foreach (string item in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = item.Replace('+', ' ').Split('=', 2);
            fields.Add(new FormField(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : ""));
        }

        return fields;
    }

    /// <summary>Null when the body is not multipart.</summary>
    public static IReadOnlyList<FormField>? Multipart(byte[] body, string boundary)
    {
        List<FormField> fields = [];
        try
        {
            MultipartReader reader = new(boundary, new MemoryStream(body));
            // The stream is memory: nothing is waited for.
            while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition))
                    return null;
                using StreamReader text = new(section.Body, Encoding.UTF8);
                fields.Add(new FormField(
                    HeaderUtilities.RemoveQuotes(disposition.Name).ToString(),
                    text.ReadToEnd(),
                    disposition.FileName.HasValue || disposition.FileNameStar.HasValue
                        ? HeaderUtilities.RemoveQuotes(disposition.FileName).ToString()
                        : null,
                    section.ContentType));
            }

            return fields;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
