using System.Globalization;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>Generates strings, numbers and booleans within the limits of a schema.</summary>
internal sealed class ScalarValues(Random random)
{
    private const int MaxLength = 10_000;

    /// <summary>How many further values are tried.</summary>
    private const int MaxFurther = 64;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] Words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven"];

    public Node? Make(SchemaView view) => view.Types.FirstOrDefault(type => type != "null") switch
    {
        null when view.Types.Count > 0 => null,
        null when EncodedBytes.EncodingOf(view) is not null => JsonValue.Create(String(view, null)),
        null => JsonValue.Create(Word(null)),
        { } type => Make(view, type, null),
    };

    /// <summary>Other values of each type, most of them different ones.</summary>
    public IEnumerable<Node?> Further(SchemaView view)
    {
        for (int i = 0; i < MaxFurther; i++)
        {
            foreach (string type in view.Types.DefaultIfEmpty("string").Where(type => type is not ("null" or "object" or "array")))
                yield return Make(view, type, i);
        }
    }

    public static decimal? Number(DocumentNode? node) =>
        node is { Json.Kind: JsonKind.Number }
        && decimal.TryParse(node.Json.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    /// <param name="index">Which of several values; null for any.</param>
    private JsonValue? Make(SchemaView view, string type, int? index) => type switch
    {
        "integer" => JsonValue.Create((long)NumberRange.Of(view).Whole(index, random)),
        "number" => JsonValue.Create(NumberRange.Of(view).Real(index, random)),
        "boolean" => JsonValue.Create(index is null or > 0),
        "string" or "file" => JsonValue.Create(String(view, index)),
        _ => null,
    };

    private string String(SchemaView view, int? index)
    {
        int least = (int)Math.Clamp(view.Greatest("minLength") ?? 0, 0, MaxLength);
        int most = (int)Math.Clamp(view.Smallest("maxLength") ?? MaxLength, 0, MaxLength);
        // One repetition of several may have to make up for the length.
        int more = index is { } further && further % 4 != 0 ? least / (further % 4) : 0;
        string[] patterns =
        [
            .. view.Parts.Select(part => part["pattern"]?.Json).Where(one => one is { IsString: true }).Select(one => one!.Value),
        ];
        if (patterns.Length > 0 && PatternText.Make(patterns[(index ?? 0) % patterns.Length], random, more) is { } match)
            // An expression without an end says nothing about what follows.
            return match.PadRight(least, 'x') is var padded && patterns.All(one => Patterns.IsMatch(one, padded) == true)
                ? padded
                : match;
        if (EncodedBytes.EncodingOf(view) is { } encoding)
            return EncodedBytes.Make(encoding, least, most, index);
        string word = Word(index);
        string text = view.Format switch
        {
            "uuid" or "guid" => Uuid(),
            "date" => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => Day().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "date-time-rfc1123" => Day().ToString("R", CultureInfo.InvariantCulture),
            "time" => Day().ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "duration" => $"PT{index + 1 ?? random.Next(1, 60)}M",
            "uri" or "url" => "https://example.com/" + word,
            "email" => word + "@example.com",
            "ipv4" => $"192.0.2.{index + 2 ?? 1}",
            "ipv6" => $"2001:db8::{index + 2 ?? 1}",
            "hostname" => index is null ? "example.com" : word + ".example.com",
            _ => word,
        };
        return text.Length < least ? text.PadRight(least, 'x') : text.Length > most ? text[..most] : text;
    }

    private string Word(int? index)
    {
        string word = Words[random.Next(Words.Length)];
        return index is { } number ? $"{Letters[number % Letters.Length]}{number}{word}" : word;
    }

    private string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }

    private DateTime Day() => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(0, 500_000));
}
