using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>Why a reference leads nowhere, and what to do about it.</summary>
internal readonly record struct Unresolved(string Reason, string Remedy)
{
    // Comparing long names with many others takes time, and a document may have any number of either.
    private const int MaxNameLength = 64;
    private const int MaxNames = 500;

    /// <param name="found">What is there, with its article.</param>
    /// <param name="kind">As <see cref="DocumentPlaces"/> names it.</param>
    public static Unresolved Mismatch(string found, string kind) =>
        new($"it is {found}, and not the {kind} that is needed here", "Correct the reference");

    /// <summary>The most similar name where the pointer stops.</summary>
    public static string Hint(JsonNode root, string pointer)
    {
        JsonNode at = root;
        foreach (string token in pointer.Substring(1).Split('/'))
        {
            string name = token.Replace("~1", "/").Replace("~0", "~");
            JsonNode? next = JsonPointer.Find(at, "/" + token);
            if (next is null)
                return Similar(at, name) is { } similar
                    ? $"The most similar is '#{JsonPointer.Of(similar)}'"
                    : $"Correct the reference, or add '{name}' to '#{JsonPointer.Of(at)}'";
            at = next;
        }

        return "Correct the reference";
    }

    private static JsonNode? Similar(JsonNode at, string name)
    {
        if (name.Length > MaxNameLength)
            return null;
        IEnumerable<string> names = at.Members.ToArray().Select(member => member.Name!)
            .Where(other => Math.Abs(other.Length - name.Length) <= name.Length / 2)
            .Take(MaxNames);
        return Nearest.To(name, names) is { } nearest ? at[nearest] : null;
    }
}
