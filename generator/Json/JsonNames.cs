namespace BackupJobsGen.Json;

/// <summary>Names of the members of one object.</summary>
internal static class JsonNames
{
    /// <summary>Up to this many names, comparing each with each is faster than a table.</summary>
    public const int TableThreshold = 16;

    public static bool AreUnique(JsonNode[] members)
    {
        // Not one table for all objects: clearing it takes as long as the widest object is wide.
        if (members.Length > TableThreshold)
            return new HashSet<string>(members.Select(member => member.Name!), StringComparer.Ordinal).Count == members.Length;
        for (int i = 1; i < members.Length; i++)
        {
            for (int other = 0; other < i; other++)
            {
                if (members[i].Name == members[other].Name)
                    return false;
            }
        }

        return true;
    }
}
