using System.Text.Json.Nodes;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Compare;

internal static class JsonPruning
{
    /// <summary>The value without the members at the given JSON pointers.</summary>
    public static JsonNode? Without(JsonNode? value, string pointer, IReadOnlySet<string> pointers)
    {
        if (value is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
                Without(items[i], $"{pointer}/{i}", pointers);
        }
        else if (value is JsonObject members)
        {
            foreach (string name in members.Select(member => member.Key).ToList())
            {
                string at = $"{pointer}/{Node.Escape(name)}";
                if (pointers.Contains(at))
                    members.Remove(name);
                else
                    Without(members[name], at, pointers);
            }
        }
        return value;
    }
}
