using System.Text.Json.Nodes;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>A member by its name; a name with dots is a path into nested objects, unless a member has that name.</summary>
internal static class ValuePath
{
    public static Node? Find(Node? value, string path) => Holder(value, path) is ({ } holder, { } name) ? holder[name] : null;

    public static void Remove(Node? value, string path)
    {
        if (Holder(value, path) is ({ } holder, { } name))
            holder.Remove(name);
    }

    /// <summary>Sets a member, and the objects around it that are missing.</summary>
    public static void Set(Node? value, string path, Node? member)
    {
        if (Holder(value, path) is ({ } holder, { } known))
        {
            holder[known] = member;
            return;
        }

        string[] names = path.Split('.');
        JsonObject? at = value as JsonObject;
        foreach (string name in names[..^1])
        {
            if (at is not null && at[name] is null)
                at[name] = new JsonObject();
            at = at?[name] as JsonObject;
        }

        at?[names[^1]] = member;
    }

    // The object that has the member.
    private static (JsonObject? Holder, string? Name) Holder(Node? value, string path)
    {
        if (value is not JsonObject members)
            return default;
        if (members.ContainsKey(path))
            return (members, path);
        for (int dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (members.TryGetPropertyValue(path[..dot], out Node? inner) && Holder(inner, path[(dot + 1)..]) is { Holder: not null } found)
                return found;
        }

        return default;
    }
}
