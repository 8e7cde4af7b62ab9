using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>A file in a form. A <see cref="Stream"/> converts to one without a name.</summary>
/// <param name="content">The bytes; sent once, or again after a 401 if the stream can seek, and not closed.</param>
/// <param name="fileName">The file name to send, which may have any letters. Null: the name of a <see cref="FileStream"/>,
/// otherwise the name of the form field.</param>
/// <param name="mediaType">The media type to send. Null: the one that the document declares, otherwise application/octet-stream.</param>
/// <exception cref="ArgumentException">The media type is not one.</exception>
public sealed class FilePart(Stream content, string? fileName = null, string? mediaType = null)
{
    /// <summary>The bytes; sent once, or again after a 401 if the stream can seek, and not closed.</summary>
    public Stream Content { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>The file name to send, or null.</summary>
    public string? FileName { get; } = fileName ?? (content is FileStream file ? Path.GetFileName(file.Name) : null);

    /// <summary>The media type to send, or null.</summary>
    public string? MediaType { get; } = mediaType is null || MediaTypeHeaderValue.TryParse(mediaType, out _)
        ? mediaType
        : throw new ArgumentException(
            $"The media type '{Redact.Text(mediaType)}' of a file is not one, such as image/png.", nameof(mediaType));

    /// <summary>A file without a name of its own; null for null.</summary>
    [return: NotNullIfNotNull(nameof(content))]
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative.")]
    public static implicit operator FilePart?(Stream? content) => content is null ? null : new(content);
}
