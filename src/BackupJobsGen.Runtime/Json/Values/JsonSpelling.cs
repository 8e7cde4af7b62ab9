namespace BackupJobsGen.Runtime;

/// <summary>
/// The form that a declared member had in the payload where the value alone would be written in another one. A chain of them
/// belongs to a record, next to its additional properties.
/// </summary>
/// <param name="name">JSON name of the member.</param>
/// <param name="json">The member as it was received; null for any duration in the form <c>[-][d.]hh:mm:ss[.fffffff]</c>.</param>
/// <param name="value">The value that was read from it.</param>
/// <param name="next">The form of another member.</param>
internal sealed class JsonSpelling(string name, RawJson? json, object? value, JsonSpelling? next)
{
    public RawJson? Json => json;

    /// <summary>The spelling of a member in a chain, or null.</summary>
    public static JsonSpelling? Find(JsonSpelling? chain, string name)
    {
        while (chain is not null && chain.Name != name)
            chain = chain.Next;
        return chain;
    }

    /// <summary>A chain without a member.</summary>
    public static JsonSpelling? Without(JsonSpelling? chain, string name)
    {
        if (Find(chain, name) is not { } found)
            return chain;
        return ReferenceEquals(chain, found)
            ? chain.Next
            : new JsonSpelling(chain!.Name, chain.Json, chain.Value, Without(chain.Next, name));
    }

    /// <summary>Whether a value is the one that was read. Lists and maps are compared by reference, times with their offset.</summary>
    public bool IsOf<T>(T current) => current switch
    {
        DateTimeOffset time => Value is DateTimeOffset read && read.EqualsExact(time),
        _ when typeof(T).IsValueType => Value is T same && EqualityComparer<T>.Default.Equals(same, current),
        _ => ReferenceEquals(Value, current),
    };

    private string Name => name;

    private object? Value => value;

    private JsonSpelling? Next => next;
}
