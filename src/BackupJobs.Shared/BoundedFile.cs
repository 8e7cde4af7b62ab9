using System.Text;

namespace BackupJobs.Shared;

/// <summary>Reads files whose length is not known before: devices and pipes have none.</summary>
internal static class BoundedFile
{
    /// <summary>The text of a file; null if it is longer than the limit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes.</param>
    public static string? ReadText(string path, int limit)
    {
        if (ReadBytes(path, limit) is not { } bytes)
            return null;
        using StreamReader reader = new(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>The bytes of a file; null if it is longer than the limit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes.</param>
    public static byte[]? ReadBytes(string path, int limit)
    {
        using FileStream file = File.OpenRead(path);
        // One byte more, to know whether there is more.
        byte[] bytes = new byte[limit + 1];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > limit ? null : bytes[..length];
    }
}
