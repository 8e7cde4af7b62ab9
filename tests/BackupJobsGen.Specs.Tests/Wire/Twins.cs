using System.Reflection;
using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>One value for either client.</summary>
internal sealed record Twin(object Old, object New);

/// <summary>Makes values that a caller writes with the same C#, whichever of two clients it is compiled against.</summary>
internal sealed class Twins(LoadedClient old, LoadedClient now)
{
    /// <param name="text">What texts are.</param>
    /// <returns>Null where no C# fits both types.</returns>
    public Twin? Of(Type before, Type after, string text = "x")
    {
        before = Nullable.GetUnderlyingType(before) ?? before;
        after = Nullable.GetUnderlyingType(after) ?? after;
        if (before.IsGenericType)
        {
            return after.IsGenericType && before.GetGenericTypeDefinition() == after.GetGenericTypeDefinition()
                && Of(before.GetGenericArguments()[0], after.GetGenericArguments()[0], text) is { } item
                ? new Twin(Container(before, item.Old)!, Container(after, item.New)!) : null;
        }

        if (before == typeof(string) && now.Owns(after) && after.IsValueType)
            return new Twin(text, Activator.CreateInstance(after, text)!);
        if (before.Name != after.Name || old.Owns(before) != now.Owns(after))
            return null;
        if (!old.Owns(before))
            return Scalar(before, text) is { } scalar ? new Twin(scalar, Scalar(after, text)!) : null;
        if (before.IsValueType)
            return Value(before, after);
        return old.Makeable(before)
            .Select(record => Record(record.Name, all: false))
            .FirstOrDefault(twin => after.IsInstanceOfType(twin?.New));
    }

    /// <summary>A record with all of its members, or with those alone that have to be set. Null where one client cannot make it.</summary>
    public Twin? Record(string name, bool all)
    {
        if (Make(old, name) is not { } before || Make(now, name) is not { } after)
            return null;
        foreach (PropertyInfo property in LoadedClient.Settable(before.GetType()))
        {
            bool isRequired = property.IsDefined(typeof(RequiredMemberAttribute));
            // A discriminator and a constant keep what the record makes of them.
            bool isWanted = isRequired || (all && property.GetValue(before) is null);
            if (!isWanted
                || after.GetType().GetProperty(property.Name) is not { SetMethod.IsPublic: true } other
                || Of(property.PropertyType, other.PropertyType) is not { } value)
                continue;
            property.SetValue(before, value.Old);
            other.SetValue(after, value.New);
        }

        return new Twin(before, after);
    }

    /// <summary>The value itself, or a list or map of it, as a place takes it; null where it does not fit.</summary>
    public static object? Container(Type place, object value)
    {
        if (place.IsInstanceOfType(value))
            return value;
        if (!place.IsGenericType || Container(place.GetGenericArguments()[0], value) is not { } item)
            return null;
        string make = place.GetGenericTypeDefinition() == typeof(ValueMap<>) ? nameof(MapOf) : nameof(ListOf);
        object made = typeof(Twins)
            .GetMethod(make, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(place.GetGenericArguments())
            .Invoke(null, [item])!;
        return place.IsInstanceOfType(made) ? made : null;
    }

    private static object? Make(LoadedClient client, string name) =>
        client.Type(name) is { IsAbstract: false } type && type.GetConstructor([]) is not null ? Activator.CreateInstance(type) : null;

    // Two, so that it shows what stands between them.
    private static ValueList<T> ListOf<T>(T item) => ValueList.From([item, item]);

    private static ValueMap<T> MapOf<T>(T item) => new([KeyValuePair.Create("key", item)]);

    // The first value that both have by name; where they have none in common, a text that neither knows.
    private static Twin Value(Type before, Type after)
    {
        foreach (PropertyInfo property in before.GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            if (after.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Static) is { } other)
                return new Twin(property.GetValue(null)!, other.GetValue(null)!);
        }

        return new Twin(Activator.CreateInstance(before, "unheard-of")!, Activator.CreateInstance(after, "unheard-of")!);
    }

    private static object? Scalar(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
        _ when type == typeof(DateOnly) => new DateOnly(2024, 1, 2),
        _ when type == typeof(TimeSpan) => TimeSpan.FromHours(1),
        _ when type == typeof(Guid) => new Guid("11111111-2222-3333-4444-555555555555"),
        _ when type == typeof(RawJson) => RawJson.Parse("1"),
        _ when type == typeof(Stream) => new MemoryStream([1]),
        _ when type.IsPrimitive || type == typeof(decimal) =>
            Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
