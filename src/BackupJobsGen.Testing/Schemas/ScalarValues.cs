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

    private static readonly string[] Words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven"];

    public Node? Make(SchemaView view) => view.Types.FirstOrDefault(type => type != "null") switch
    {
        "integer" => JsonValue.Create(Whole(view)),
        "number" => JsonValue.Create(Real(view)),
        "boolean" => JsonValue.Create(true),
        "string" or "file" => JsonValue.Create(String(view)),
        null when view.Types.Count > 0 => null,
        null => JsonValue.Create(Words[random.Next(Words.Length)]),
        _ => null,
    };

    public static decimal? Number(DocumentNode? node) =>
        node is { Json.Kind: JsonKind.Number }
        && decimal.TryParse(node.Json.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private long Whole(SchemaView view)
    {
        (decimal least, decimal most) = Limits(view, 1);
        decimal value = Math.Ceiling(least) + random.Next((int)Math.Min(100, Math.Max(1, most - least)));
        if (Number(view["multipleOf"]) is { } step and > 0)
            value = Math.Ceiling(value / step) * step;
        return (long)Math.Clamp(Math.Min(value, Math.Floor(most)), long.MinValue, long.MaxValue);
    }

    private decimal Real(SchemaView view)
    {
        (decimal least, decimal most) = Limits(view, 0.5m);
        if (Number(view["multipleOf"]) is { } step and > 0)
            return Math.Ceiling(least / step) * step;
        return Math.Min(least + (random.Next(0, 100) * 0.25m), most);
    }

    private static (decimal Least, decimal Most) Limits(SchemaView view, decimal step)
    {
        decimal? least = Number(view["exclusiveMinimum"]) + step ?? Number(view["minimum"]) + (view.Has("exclusiveMinimum") ? step : 0);
        decimal? most = Number(view["exclusiveMaximum"]) - step ?? Number(view["maximum"]) - (view.Has("exclusiveMaximum") ? step : 0);
        decimal from = least ?? Math.Min(1, most ?? 1);
        return (from, most ?? from + 1000);
    }

    private string String(SchemaView view)
    {
        if (view["pattern"] is { Json.IsString: true } pattern && PatternText.Make(pattern.Json.Value, random) is { } match)
            return match;
        string text = view.Format switch
        {
            "uuid" or "guid" => Uuid(),
            "date" => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => Day().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "date-time-rfc1123" => Day().ToString("R", CultureInfo.InvariantCulture),
            "time" => Day().ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "duration" => $"PT{random.Next(1, 60)}M",
            "byte" or "base64" or "base64url" => "AAECAw",
            "uri" or "url" => "https://example.com/" + Words[random.Next(Words.Length)],
            "email" => Words[random.Next(Words.Length)] + "@example.com",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "hostname" => "example.com",
            _ => Words[random.Next(Words.Length)],
        };
        if (view.Format is "byte" or "base64")
            text += "==";
        return Fitted(text, view);
    }

    private static string Fitted(string text, SchemaView view)
    {
        int least = (int)Math.Clamp(Number(view["minLength"]) ?? 0, 0, MaxLength);
        int most = (int)Math.Clamp(Number(view["maxLength"]) ?? MaxLength, 0, MaxLength);
        if (text.Length < least)
            text = text.PadRight(least, 'x');
        return text.Length > most ? text[..most] : text;
    }

    private string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }

    private DateTime Day() => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(0, 500_000));
}
