using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobs.Runtime.Tests;

/// <summary>Reads one token in every way it can arrive: plain, every character escaped, cut into segments of one byte.</summary>
internal static class Tokens
{
    public static (bool Fits, T? Value) Read<T>(string json, JsonTryRead<T> read)
    {
        (bool Fits, T? Value) plain = Read(Plain(json), read);
        Assert.Equal(plain, Read(Segmented(json), read));
        if (json.StartsWith('"') && !json.Contains('\\', StringComparison.Ordinal) && json.All(char.IsAscii))
            Assert.Equal(plain, Read(Plain(Escaped(json)), read));
        return plain;
    }

    /// <summary>Reads the value at a member of an object, and checks that a misfit leaves the reader where it was.</summary>
    private static (bool Fits, T? Value) Read<T>(ReadOnlySequence<byte> json, JsonTryRead<T> read)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        Utf8JsonReader before = reader;
        bool fits = read(ref reader, out T? value);
        if (!fits)
            Assert.Equal((before.TokenStartIndex, before.TokenType, before.BytesConsumed), (reader.TokenStartIndex, reader.TokenType, reader.BytesConsumed));
        return (fits, value);
    }

    public static ReadOnlySequence<byte> Plain(string json) => new(Encoding.UTF8.GetBytes(json));

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
