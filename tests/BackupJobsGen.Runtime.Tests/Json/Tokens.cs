using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Reads one value in every way it can arrive: plain, between white space, every character escaped.</summary>
internal static class Tokens
{
    public static (bool Fits, T? Value) Read<T>(string json, JsonTryRead<T> read)
    {
        (bool Fits, T? Value) plain = ReadOnce(json, read);
        Assert.Equal(plain, ReadOnce($"\r\n\t {json} ", read));
        if (json.StartsWith('"') && !json.Contains('\\', StringComparison.Ordinal) && json.All(char.IsAscii))
            Assert.Equal(plain, ReadOnce(Escaped(json), read));
        return plain;
    }

    /// <summary>Reads the value, and checks that a misfit leaves the reader where it was.</summary>
    private static (bool Fits, T? Value) ReadOnce<T>(string json, JsonTryRead<T> read)
    {
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        JsonTokenReader before = reader;
        bool fits = read(ref reader, out T? value);
        if (!fits)
            Assert.Equal((before.TokenStart, before.TokenType, before.Depth), (reader.TokenStart, reader.TokenType, reader.Depth));
        return (fits, value);
    }

    /// <summary>For the framework's reader: the payload in segments of one byte.</summary>
    public static ReadOnlySequence<byte> Segmented(string json)
    {
        Segment? first = null;
        Segment? last = null;
        foreach (byte b in Encoding.UTF8.GetBytes(json))
        {
            last = new Segment(new[] { b }, last);
            first ??= last;
        }

        return first is null ? default : new ReadOnlySequence<byte>(first, 0, last!, 1);
    }

    public static string Escaped(string json) =>
        "\"" + string.Concat(json[1..^1].Select(static c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"))) + "\"";

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
