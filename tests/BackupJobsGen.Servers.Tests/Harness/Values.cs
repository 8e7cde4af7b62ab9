using System.Collections;
using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobsGen.Servers.Tests.Harness;

/// <summary>A value of a derived type or of a variant.</summary>
/// <param name="Type">How the name of the generated type ends.</param>
internal sealed record Variant(string Type, object Members);

/// <summary>Turns values of the tests into values of the generated types, and compares them.</summary>
internal static class Values
{
    public static object? Convert(object? value, Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || bare.IsInstanceOfType(value))
            return value;
        if (value is Variant variant)
            return OfVariant(variant, bare);
        if (bare == typeof(JsonProperties))
            return ((Dictionary<string, RawJson>)value).Aggregate(
                JsonProperties.Empty, static (all, member) => all.With(member.Key, member.Value));
        if (bare.IsGenericType && value is IEnumerable and not string)
            return Collection(value, bare);
        if (IsAnonymous(value.GetType()))
            return Object(value, bare);
        return Scalar(value, bare)
            ?? throw new InvalidOperationException($"a {value.GetType().Name} is expected, and the generated type is {bare.Name}");
    }

    public static void Same(object expected, object? actual)
    {
        Assert.NotNull(actual);
        object members = expected;
        if (expected is Variant variant)
        {
            members = variant.Members;
            actual = actual.GetType()
                .GetProperties()
                .Where(property => property.Name.StartsWith("As", StringComparison.Ordinal)
                    && property.Name.EndsWith(variant.Type, StringComparison.Ordinal))
                .Select(property => property.GetValue(actual)).FirstOrDefault() ?? actual;
            Assert.EndsWith(variant.Type, actual.GetType().Name, StringComparison.Ordinal);
        }

        foreach (PropertyInfo property in members.GetType().GetProperties())
        {
            PropertyInfo target = Member(actual.GetType(), property.Name);
            object? value = property.GetValue(members);
            if (value is Variant || (value is not null && IsAnonymous(value.GetType())))
                Same(value, target.GetValue(actual));
            else
                Assert.Equal(Convert(value, target.PropertyType), target.GetValue(actual));
        }
    }

    private static object? Scalar(object value, Type type) => value switch
    {
        // Parameters are URL text: ids go as the caller has them.
        Guid id when type == typeof(string) => id.ToString("D"),
        int number when type == typeof(long) => (long)number,
        int number when type == typeof(double) => (double)number,
        // What a document says of a decimal, a float or a duration is the framework's affair.
        decimal number when type == typeof(double) => (double)number,
        float number when type == typeof(double) => (double)number,
        TimeSpan duration when type == typeof(string) => duration.ToString("c"),
        TimeSpan duration when type == typeof(double) => duration.TotalSeconds,
        Stream stream when type == typeof(FilePart) => new FilePart(stream),
        string or int when type.GetInterfaces()
            .Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IApiEnum<>)) =>
            type.GetConstructor([typeof(string)])!.Invoke([FormattableString.Invariant($"{value}")]),
        byte[] bytes when type == typeof(ValueList<byte>) => ValueList.Create<byte>(bytes),
        _ => null,
    };

    private static object Collection(object value, Type type)
    {
        Type item = type.GetGenericArguments()[^1];
        if (value is IDictionary map)
        {
            Type entry = typeof(KeyValuePair<,>).MakeGenericType(typeof(string), item);
            ArrayList entries = [.. map.Keys.Cast<string>().Select(key => Activator.CreateInstance(entry, key, Convert(map[key], item)))];
            return Activator.CreateInstance(typeof(ValueMap<>).MakeGenericType(item), entries.ToArray(entry))!;
        }

        ArrayList items = [.. ((IEnumerable)value).Cast<object?>().Select(element => Convert(element, item))];
        Array array = items.ToArray(item);
        return type.IsInstanceOfType(array)
            ? array
            : typeof(ValueList).GetMethod(nameof(ValueList.From))!.MakeGenericMethod(item).Invoke(null, [array])!;
    }

    private static object Object(object value, Type type)
    {
        if (!type.IsClass || type.IsAbstract || type.GetConstructor([]) is null)
            throw new InvalidOperationException($"an object is expected, and the generated type is {type.Name}");
        object result = type.GetConstructor([])!.Invoke(null);
        foreach (PropertyInfo property in value.GetType().GetProperties())
        {
            PropertyInfo target = Member(type, property.Name);
            target.SetValue(result, Convert(property.GetValue(value), target.PropertyType));
        }

        return result;
    }

    private static object OfVariant(Variant variant, Type type)
    {
        if (type.GetMethods(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(method =>
            method.Name.StartsWith("From", StringComparison.Ordinal)
                && method.Name.EndsWith(variant.Type, StringComparison.Ordinal)) is { } from)
        {
            return from.Invoke(
                null, BindingFlags.DoNotWrapExceptions, null, [Convert(variant.Members, from.GetParameters()[0].ParameterType)], null)!;
        }

        Type derived = type.Assembly.GetTypes().FirstOrDefault(candidate =>
            candidate.Namespace == type.Namespace
                && candidate.Name.EndsWith(variant.Type, StringComparison.Ordinal)
                && type.IsAssignableFrom(candidate))
            ?? throw new InvalidOperationException($"{type.Name} has no variant {variant.Type}");
        return Object(variant.Members, derived);
    }

    private static PropertyInfo Member(Type type, string name) =>
        type.GetProperty(name)
            ?? throw new InvalidOperationException(
                $"{type.Name} has no member {name}, only {string.Join(", ", type.GetProperties().Select(property => property.Name))}");

    private static bool IsAnonymous(Type type) => type.Name.Contains("AnonymousType", StringComparison.Ordinal);
}
