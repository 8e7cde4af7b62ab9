using System.Collections;
using System.Reflection;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>Walks the result of a generated client.</summary>
internal static class TypedGraph
{
    /// <summary>JSON names of all members without a typed member, one entry per occurrence.</summary>
    public static List<string> LooseMembers(object? value)
    {
        List<string> names = [];
        Collect(value, names);
        return names;
    }

    private static void Collect(object? value, List<string> names)
    {
        if (value is null or string or RawJson)
            return;
        if (value is JsonProperties properties)
            names.AddRange(properties.Keys);
        else if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Collect(Unpair(item), names);
        }
        else if (value.GetType().Assembly.IsCollectible)
        {
            foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.GetIndexParameters().Length == 0)
                    Collect(property.GetValue(value), names);
            }
        }
    }

    private static object? Unpair(object? item) =>
        item?.GetType() is { } type && TypedJson.IsGeneric(type, typeof(KeyValuePair<,>))
            ? type.GetProperty("Value")!.GetValue(item)
            : item;
}
