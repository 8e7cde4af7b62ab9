using System.Text;
using BackupJobsGen.Json;
using BackupJobsGen.Sources;
using BackupJobsGen.Yaml;

namespace BackupJobsGen.Files;

/// <summary>Reads a JSON or YAML file; what is wrong with it is a problem, not an exception.</summary>
internal static class SourceFile
{
    /// <summary>The largest published descriptions have about 40 MB.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] YamlExtensions = [".yaml", ".yml"];

    public static bool IsYaml(string path) => YamlExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="IOException">The file cannot be read, is too large, or is not UTF-8.</exception>
    public static string ReadText(string path) =>
        new FileInfo(path).Length <= MaxBytes
            ? Decoded(path, File.ReadAllBytes(path))
            : throw new IOException($"'{path}' is larger than {MaxBytes / (1024 * 1024)} MB.");

    /// <summary>Null where nothing can be read.</summary>
    public static SourceNode? Read(string path, string text, int source, List<SourceProblem> problems)
    {
        if (!IsYaml(path))
            return FromJson(text, source, problems);
        try
        {
            return YamlReader.Read(text, source);
        }
        catch (SourceException error)
        {
            problems.Add(new SourceProblem(Problems.InvalidYaml, error.Origin, error.Message));
            return null;
        }
    }

    // UTF-16 and UTF-32 are known by their byte order marks.
    private static string Decoded(string path, byte[] bytes)
    {
        int mark = StartsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (StartsWith(bytes, 0xFE, 0xFF) || StartsWith(bytes, 0xFF, 0xFE) || StartsWith(bytes, 0, 0, 0xFE, 0xFF))
        {
            using StreamReader reader = new(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }

        try
        {
            return Utf8.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException)
        {
            int at = FirstInvalid(bytes);
            int line = bytes.Take(at).Count(one => one == '\n') + 1;
            throw new IOException(FormattableString.Invariant(
                $"'{path}' is not UTF-8: the byte 0x{bytes[at]:X2} at position {at} (line {line}) is invalid. Save the file as UTF-8."));
        }
    }

    private static bool StartsWith(byte[] bytes, params byte[] mark) => bytes.Take(mark.Length).SequenceEqual(mark);

    // The index of the exception is not the same on .NET and on .NET Framework.
    private static int FirstInvalid(byte[] bytes)
    {
        int at = 0;
        while (at < bytes.Length && Length(bytes, at) is > 0 and int length)
            at += length;
        return Math.Min(at, bytes.Length - 1);
    }

    // Of the character at a position; 0 if it is invalid.
    private static int Length(byte[] bytes, int at)
    {
        int length = bytes[at] switch { < 0x80 => 1, < 0xC2 => 0, < 0xE0 => 2, < 0xF0 => 3, < 0xF5 => 4, _ => 0 };
        if (length == 0 || at + length > bytes.Length)
            return 0;
        try
        {
            return Utf8.GetCharCount(bytes, at, length) > 0 ? length : 0;
        }
        catch (DecoderFallbackException)
        {
            return 0;
        }
    }

    private static SourceNode? FromJson(string text, int source, List<SourceProblem> problems)
    {
        ParsedJson json = JsonReader.Read(text);
        foreach (JsonFault fault in json.Faults)
            problems.Add(new SourceProblem(fault.Kind, At(json, fault.Offset, source), fault.Argument));
        return json.Root is null ? null : Node(json.Root, json, source);
    }

    private static SourceNode Node(JsonNode node, ParsedJson json, int source)
    {
        SourceNode result = new(node.Kind, node.Value, At(json, node.Offset, source));
        if (node.Name is not null)
            result.Named(node.Name, At(json, node.NameOffset, source));
        foreach (JsonNode child in node.IsObject ? node.Members : node.Items)
            result.Children.Add(Node(child, json, source));
        return result;
    }

    private static Origin At(ParsedJson json, int offset, int source)
    {
        (int line, int column) = json.Position(offset);
        return new Origin(source, line, column);
    }
}
