using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The keywords that limit values, and the JSON type of each.</summary>
internal static class LimitKeywords
{
    private const string Number = "a number";
    private const string Exclusive = "a number, true or false";
    private const string Flag = "true or false";
    private const string Text = "a string";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["minimum"] = Number, ["exclusiveMinimum"] = Exclusive, ["maximum"] = Number, ["exclusiveMaximum"] = Exclusive,
        ["multipleOf"] = Number, ["minLength"] = Number, ["maxLength"] = Number, ["pattern"] = Text, ["minItems"] = Number,
        ["maxItems"] = Number, ["uniqueItems"] = Flag, ["minProperties"] = Number, ["maxProperties"] = Number,
    };

    public static IReadOnlyCollection<string> Names => Types.Keys;

    /// <summary>Whether a limit says something: it has its type and is not switched off.</summary>
    public static bool IsLimit(JsonNode keyword) => keyword.Kind is not (JsonKind.Null or JsonKind.False) && Misfit(keyword) is null;

    /// <summary>What a limit must be; null if it is that or absent, as null is, or if the keyword is not a limit.</summary>
    public static string? Misfit(JsonNode keyword) =>
        keyword.Kind != JsonKind.Null && Types.TryGetValue(keyword.Name!, out string? type) && !Fits(type, keyword.Kind) ? type : null;

    private static bool Fits(string type, JsonKind kind) => kind switch
    {
        JsonKind.Number => type is Number or Exclusive,
        JsonKind.True or JsonKind.False => type is Flag or Exclusive,
        JsonKind.String => type == Text,
        _ => false,
    };
}
