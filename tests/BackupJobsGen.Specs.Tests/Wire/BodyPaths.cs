using System.Reflection;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>A record and its property that holds the next one.</summary>
internal sealed record Holder(string Record, string Property);

/// <summary>How every record that a body can hold is put into it.</summary>
internal static class BodyPaths
{
    /// <summary>The shortest way to each record, from the body down.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Holder>> Of(LoadedClient client, Type body)
    {
        Dictionary<string, IReadOnlyList<Holder>> paths = new(StringComparer.Ordinal);
        Queue<Type> open = new();
        Reach(body, []);
        while (open.TryDequeue(out Type? record))
        {
            foreach (PropertyInfo property in LoadedClient.Settable(record))
                Reach(property.PropertyType, [.. paths[record.Name], new Holder(record.Name, property.Name)]);
        }

        return paths;

        void Reach(Type place, IReadOnlyList<Holder> path)
        {
            foreach (Type record in client.Makeable(Inner(place)).Where(record => paths.TryAdd(record.Name, path)))
                open.Enqueue(record);
        }
    }

    /// <summary>A body with the value in it; null where this client has no such way.</summary>
    public static object? Put(LoadedClient client, Type body, IReadOnlyList<Holder> path, object value)
    {
        object? inner = value;
        foreach (Holder holder in path.Reverse())
        {
            if (client.Type(holder.Record) is not { } type
                || type.GetProperty(holder.Property) is not { } property
                || Twins.Container(property.PropertyType, inner) is not { } fitting)
                return null;
            inner = Activator.CreateInstance(type)!;
            property.SetValue(inner, fitting);
        }

        return Twins.Container(body, inner);
    }

    private static Type Inner(Type type) => type.IsGenericType ? Inner(type.GetGenericArguments()[0]) : type;
}
