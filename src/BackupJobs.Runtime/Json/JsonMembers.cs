using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BackupJobs.Runtime;

/// <summary>
/// The JSON names of a type's declared members. Finds out which member a reader stands on: the one that followed the
/// last one in the objects before is tried first, since services write every object in the same order.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A table that only generated code asks.")]
public sealed class JsonMembers
{
    private readonly KnownTexts _names;
    private readonly byte[][] _utf8;

    // By member + 1. Written without a lock: any value is a guess only.
    private readonly int[] _followers;

    /// <summary>Takes the names in document order.</summary>
    public JsonMembers(params string[] names)
    {
        _names = new KnownTexts(names);
        _utf8 = Array.ConvertAll(names, System.Text.Encoding.UTF8.GetBytes);
        _followers = new int[names.Length + 1];
        for (int i = 0; i < names.Length; i++)
            _followers[i] = i;
    }

    /// <summary>Goes to the next member: to its value where the name is declared, to its name where it is not.</summary>
    /// <param name="reader">Stands on the object's start, or on the last token of a value in it.</param>
    /// <param name="member">The member read before (-1 at the start), then the one found (-1: not declared).</param>
    /// <returns>False at the end of the object.</returns>
    public bool Next(ref Utf8JsonReader reader, ref int member)
    {
        if (!JsonObjects.NextMember(ref reader))
            return false;
        ReadOnlySpan<byte> name = JsonObjects.MemberName(in reader);
        int guess = _followers[member + 1];
        if (guess >= _utf8.Length || !name.SequenceEqual(_utf8[guess]))
        {
            guess = _names.IndexOf(name);
            if (guess >= 0)
                _followers[member + 1] = guess;
        }

        member = guess;
        if (guess >= 0)
            reader.Read();
        return true;
    }

    internal bool Contains(string name) => _names.Contains(name, StringComparer.Ordinal);
}
