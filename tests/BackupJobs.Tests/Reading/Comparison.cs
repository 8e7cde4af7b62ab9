using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Reading;

/// <summary>Finds where a record is not what the reference reader says.</summary>
internal static class Comparison
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <returns>The first difference; null when there is none.</returns>
    public static string? Differs(ReferenceObject expected, object actual, string path = "$")
    {
        if (actual.GetType().Name != expected.TypeName)
            return $"{path}: {expected.TypeName} expected, {actual.GetType().Name} read";
        int members = 0;
        foreach (PropertyInfo property in Properties.GetOrAdd(
            actual.GetType(), static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            object? value = property.GetValue(actual);
            if (value is JsonProperties kept)
            {
                if (Differs(expected.Kept, kept, $"{path}.{property.Name}") is { } difference)
                    return difference;
                continue;
            }

            string name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            object? wanted = expected.Members.GetValueOrDefault(name);
            members += wanted is null ? 0 : 1;
            // A record's own discriminator is empty where the payload's last one is no text.
            if (DiffersValue(wanted, wanted is null && name == "jobType" && value is "" ? null : value, $"{path}.{name}") is { } other)
                return other;
        }

        return members == expected.Members.Count
            ? null
            : $"{path}: {expected.TypeName} lacks a property for one of {string.Join(", ", expected.Members.Keys)}";
    }

    /// <inheritdoc cref="Differs(ReferenceObject, object, string)"/>
    public static string? Differs(Dictionary<string, string> expected, JsonProperties actual, string path)
    {
        foreach ((string name, RawJson value) in actual)
        {
            if (!expected.TryGetValue(name, out string? wanted))
                return $"{path}: '{name}' is kept, which was not expected";
            if (wanted != Encoding.Latin1.GetString(value.Utf8.Span))
                return $"{path}: '{name}' is kept as {value}, expected was {wanted}";
        }

        return actual.Count == expected.Count ? null : $"{path}: '{expected.Keys.First(name => !actual.ContainsKey(name))}' is not kept";
    }

    private static string? DiffersValue(object? expected, object? actual, string path) => (expected, actual) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => $"{path}: {expected ?? "nothing"} expected, {actual ?? "nothing"} read",
        (ReferenceObject wanted, _) => Differs(wanted, actual, path),
        (EnumText wanted, _) => wanted.Text == actual.ToString() ? null : $"{path}: {wanted.Text} expected, {actual} read",
        (DateTimeOffset wanted, DateTimeOffset instant) =>
            wanted.EqualsExact(instant) ? null : $"{path}: {wanted:O} expected, {instant:O} read",
        // Bit by bit: the zeros differ by their sign.
        (double wanted, double number) =>
            BitConverter.DoubleToInt64Bits(wanted) == BitConverter.DoubleToInt64Bits(number)
                ? null
                : $"{path}: {wanted:R} expected, {number:R} read",
        (Dictionary<string, object> wanted, IReadOnlyDictionary<string, string> map) => DiffersMap(wanted, map, path),
        (List<object> wanted, IEnumerable list) => DiffersList(wanted, [.. list.Cast<object>()], path),
        _ => expected.Equals(actual) ? null : $"{path}: {expected} expected, {actual} read",
    };

    private static string? DiffersMap(Dictionary<string, object> expected, IReadOnlyDictionary<string, string> actual, string path) =>
        expected.Count == actual.Count
            && expected.All(entry => actual.TryGetValue(entry.Key, out string? value) && value.Equals(entry.Value))
            ? null : $"{path}: {string.Join(", ", expected)} expected, {string.Join(", ", actual)} read";

    private static string? DiffersList(List<object> expected, List<object> actual, string path) => expected.Count != actual.Count
        ? $"{path}: {expected.Count} items expected, {actual.Count} read"
        : expected.Zip(actual)
            .Select((pair, index) => DiffersValue(pair.First, pair.Second, $"{path}[{index}]"))
            .FirstOrDefault(static difference => difference is not null);
}
