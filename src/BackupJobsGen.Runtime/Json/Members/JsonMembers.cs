using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// The JSON names of a type's declared members. Finds the member at a reader's position: the two members that followed the last one in
/// earlier objects are tried first, because services write every object in the same order, with or without a member here and there.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A table that only generated code uses.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonMembers
{
    private readonly KnownValues _names;

    private readonly byte[][] _quoted;
    private readonly JsonEncodedText[] _encoded;

    // By index + 1: the last two members that followed this one. Written without a lock: any value is only a guess.
    private readonly (int Last, int Other)[] _followers;

    private readonly bool[] _required;

    // By index of a duration member: the kept properties of an object whose only special spelling is that duration as hh:mm:ss. Shared.
    private JsonProperties?[]? _clocks;

    /// <summary>Creates the table.</summary>
    /// <param name="members">
    /// JSON names in document order with a space between them. In a name, <c>~1</c> is a space and <c>~0</c> a tilde; <c>~</c> is the
    /// empty name.
    /// </param>
    /// <param name="required">Indexes of the required members that may not be null.</param>
    public JsonMembers(string members, params int[] required)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(required);
        string[] names = members.Length == 0 ? [] : Array.ConvertAll(members.Split(' '), Name);
        _names = new KnownValues(names);
        JsonMemberName[] forms = Array.ConvertAll(names, static name => new JsonMemberName(name));
        _quoted = Array.ConvertAll(forms, static form => form.Quoted);
        _encoded = Array.ConvertAll(forms, static form => JsonEncodedText.Encode(form.Utf8));
        _followers = new (int, int)[names.Length + 1];
        for (int i = 0; i < _followers.Length; i++)
            _followers[i] = (i, i + 1);
        _required = new bool[names.Length];
        foreach (int member in required)
            _required[member] = true;
    }

    /// <summary>Whether the service sends the first day of year 1 where there is no date; such a member is null.</summary>
    /// <value>False by default.</value>
    public bool YearOneIsAbsent { get; init; }

    /// <summary>A member's name, ready to be written.</summary>
    internal JsonEncodedText this[int member] => _encoded[member];

    /// <summary>Moves to the next member: to its value if the name is declared, otherwise to its name.</summary>
    /// <param name="reader">At the object's start, or at the last token of a value in it.</param>
    /// <param name="member">The member read before (-1 at the start), then the one found (-1: not declared).</param>
    /// <returns>False at the end of the object.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool Next(ref JsonTokenReader reader, ref int member)
    {
        (int last, int other) = _followers[member + 1];
        byte[][] names = _quoted;
        int at = reader.NextName();
        if ((uint)last < (uint)names.Length && reader.IsName(at, names[last]))
            member = last;
        else if ((uint)other < (uint)names.Length && reader.IsName(at, names[other]))
            member = other;
        else
            return Find(ref reader, ref member);
        reader.ReadMember(at + names[member].Length);
        return true;
    }

    /// <summary>The kept properties of an object whose only special spelling is this duration.</summary>
    internal JsonProperties Clock(int member) =>
        (_clocks ??= new JsonProperties?[_quoted.Length])[member] ??=
            new JsonProperties(ValueMap<RawJson>.Empty, new JsonSpelling(_names[member], null, null, null));

    internal bool IsRequired(int member) => _required[member];

    internal string NameOf(int member) => _names[member];

    internal bool Contains(string name) => _names.Contains(name);

    private static string Name(string word) =>
        word == "~" ? "" : word.Replace("~1", " ", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Find(ref JsonTokenReader reader, ref int member)
    {
        if (!JsonObjects.NextMember(ref reader))
            return false;
        int found = _names.IndexOf(JsonObjects.MemberName(in reader));
        if (found >= 0)
        {
            _followers[member + 1] = (found, _followers[member + 1].Last);
            reader.Read();
        }

        member = found;
        return true;
    }
}
