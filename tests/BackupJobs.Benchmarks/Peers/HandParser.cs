using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Benchmarks.Peers;

/// <summary>
/// A parser for pages of jobs only, into our records, written by hand over <see cref="Utf8JsonReader"/>. It trusts its input,
/// drops undeclared members, and shows the cost of the records themselves.
/// </summary>
/// <param name="shareTexts">Whether repeated strings are shared.</param>
internal sealed partial class HandParser(bool shareTexts)
{
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly List<JobResource> _jobs = [];

    public JobResourceList ReadPage(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        string? nextLink = null;
        _jobs.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isList = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isList)
                nextLink = reader.GetString();
            while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                _jobs.Add(ReadResource(ref reader));
        }

        return new JobResourceList
        {
            Value = ValueList.Create(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_jobs)),
            NextLink = nextLink
        };
    }

    private JobResource ReadResource(ref Utf8JsonReader reader)
    {
        string? id = null, name = null, type = null;
        Job? job = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> member = reader.ValueSpan;
            if (member.SequenceEqual("id"u8))
                id = Text(ref reader);
            else if (member.SequenceEqual("name"u8))
                name = Text(ref reader);
            else if (member.SequenceEqual("type"u8))
                type = Word(ref reader);
            else if (member.SequenceEqual("properties"u8))
                job = ReadJob(ref reader);
            else
                reader.Skip();
        }

        return new JobResource { Id = id, Name = name, Type = type, Properties = job };
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    /// <summary>A string of a small vocabulary.</summary>
    private string? Word(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (!shareTexts || reader.ValueIsEscaped || reader.ValueSpan.Length > 64)
            return reader.GetString();
        Span<char> chars = stackalloc char[64];
        ReadOnlySpan<char> word = chars[..reader.CopyString(chars)];
        Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> words = _shared.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!words.TryGetValue(word, out string? text))
            words[word] = text = word.ToString();
        return text;
    }

    private static DateTimeOffset Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDateTimeOffset();
    }

    /// <summary>PT[nH][nM][n[.n]S].</summary>
    private static TimeSpan Duration(ref Utf8JsonReader reader)
    {
        reader.Read();
        long ticks = 0, number = 0, unit = 0;
        foreach (byte digit in reader.ValueSpan[2..])
        {
            if (digit is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + digit - '0';
                unit /= 10;
                continue;
            }

            ticks += digit switch
            {
                (byte)'H' => number * TimeSpan.TicksPerHour,
                (byte)'M' => number * TimeSpan.TicksPerMinute,
                (byte)'.' => number * TimeSpan.TicksPerSecond,
                _ => number * (unit == 0 ? TimeSpan.TicksPerSecond : unit),
            };
            (number, unit) = (0, digit == '.' ? TimeSpan.TicksPerSecond : 0);
        }

        return new TimeSpan(ticks);
    }
}
