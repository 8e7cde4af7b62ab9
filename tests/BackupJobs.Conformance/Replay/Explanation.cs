using System.Text;
using BackupJobs.Conformance.Compare;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Reference;
using BackupJobsGen.Runtime;

namespace BackupJobs.Conformance.Replay;

/// <summary>Whether a contradiction is the cause of a failure: the failure is at the node that contradicts, or below it.</summary>
internal static class Explanation
{
    public static bool Explains(IEnumerable<Contradiction> contradictions, string place) =>
        contradictions.Any(contradiction => JsonPlace.IsWithin(place, contradiction.Pointer));

    /// <summary>The same for a value that could not be read: a list whose item has another type does not fit as a whole.</summary>
    public static bool ExplainsValue(IEnumerable<Contradiction> contradictions, string place) =>
        contradictions.Any(contradiction =>
            JsonPlace.IsWithin(place, contradiction.Pointer) || JsonPlace.IsItemOf(contradiction.Pointer, place));

    /// <param name="json">The body that could not be read; null for none.</param>
    public static bool Explains(IEnumerable<Contradiction> contradictions, Exception fault, string? json) =>
        fault is ApiException { IsUnreadable: true } or JsonReadException
        && ExplainsValue(contradictions, PlaceOf(fault, json));

    /// <summary>JSON pointer of what could not be read; of the whole value if the fault does not say.</summary>
    public static string PlaceOf(Exception fault, string? json)
    {
        if (json is null || (fault as JsonReadException ?? fault.InnerException as JsonReadException) is not { } unreadable)
            return "";
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        string place = JsonPlace.At(bytes, unreadable.ByteOffset);
        // A missing member is reported at the end of its object, a missing discriminator at the start.
        string member = unreadable.MemberName is { } name ? $"/{Node.Escape(name)}" : "";
        return bytes[unreadable.ByteOffset] == '}' || !place.EndsWith(member, StringComparison.Ordinal) ? place + member : place;
    }
}
