using System.Globalization;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The keywords that limit values, and the JSON type of each.</summary>
internal static class LimitKeywords
{
    private static readonly LimitValue Number = new("a number", JsonKind.Number);
    private static readonly LimitValue Count =
        new("a whole number of at least 0", JsonKind.Number) { IsPossible = number => number >= 0 && number == Math.Floor(number) };
    private static readonly LimitValue Positive = new("a number above 0", JsonKind.Number) { IsPossible = number => number > 0 };
    private static readonly LimitValue Exclusive = new("a number, true or false", JsonKind.Number, JsonKind.True, JsonKind.False);
    private static readonly LimitValue Flag = new("true or false", JsonKind.True, JsonKind.False);
    private static readonly LimitValue Text = new("a string", JsonKind.String);

    private static readonly Dictionary<string, LimitValue> Values = new(StringComparer.Ordinal)
    {
        ["minimum"] = Number, ["exclusiveMinimum"] = Exclusive, ["maximum"] = Number, ["exclusiveMaximum"] = Exclusive,
        ["multipleOf"] = Positive, ["minLength"] = Count, ["maxLength"] = Count, ["pattern"] = Text, ["minItems"] = Count,
        ["maxItems"] = Count, ["uniqueItems"] = Flag, ["minProperties"] = Count, ["maxProperties"] = Count,
    };

    public static IReadOnlyCollection<string> Names => Values.Keys;

    /// <summary>Whether a keyword limits strings.</summary>
    public static bool IsOfStrings(string name) => name is "minLength" or "maxLength" or "pattern";

    /// <summary>Whether a keyword limits lists.</summary>
    public static bool IsOfItems(string name) => name is "minItems" or "maxItems" or "uniqueItems";

    /// <summary>Whether a keyword limits numbers.</summary>
    public static bool IsOfNumbers(string name) =>
        name is "minimum" or "exclusiveMinimum" or "maximum" or "exclusiveMaximum" or "multipleOf";

    /// <summary>Whether a limit says something: it has its type and is not switched off.</summary>
    public static bool IsLimit(JsonNode keyword) =>
        keyword.Kind is not (JsonKind.Null or JsonKind.False) && Values.ContainsKey(keyword.Name!) && Misfit(keyword) is null;

    /// <summary>What a limit must be, in words; null if it is that or absent, as null is, or if the keyword is not a limit.</summary>
    public static string? Misfit(JsonNode keyword) =>
        keyword.Kind != JsonKind.Null && Values.TryGetValue(keyword.Name!, out LimitValue? value) && !value.Fits(keyword)
            ? value.Words
            : null;

    /// <param name="Words">The value in a message.</param>
    /// <param name="Kinds">The JSON types that it may have.</param>
    private sealed record LimitValue(string Words, params JsonKind[] Kinds)
    {
        public Func<decimal, bool> IsPossible { get; init; } = _ => true;

        // What no decimal can hold is a limit that nothing exceeds.
        public bool Fits(JsonNode keyword) => Kinds.Contains(keyword.Kind)
            && (!decimal.TryParse(keyword.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                || keyword.Kind != JsonKind.Number || IsPossible(number));
    }
}
