using System.ComponentModel;
using System.Text;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// The values that a document lists for an enum or a discriminator, in its order. Reading one of them returns the
/// listed string itself, so that a page of jobs holds each value once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KnownValues
{
    private readonly string[] _texts;
    private readonly int[] _unquoted;
    private readonly byte[][] _utf8;

    /// <summary>Index + 1 into <see cref="_texts"/> by hash; 0 is a free slot, a taken one is followed by the next free one.</summary>
    private readonly int[] _slots;

    /// <summary>Creates a list of values.</summary>
    /// <param name="values">The values in the document's order; numbers as JSON spells them.</param>
    public KnownValues(params string[] values)
        : this(values, isNumeric: false)
    {
    }

    /// <summary>Creates a list of values.</summary>
    /// <param name="values">The values in the document's order; numbers as JSON spells them.</param>
    /// <param name="isNumeric">Whether the values are numbers on the wire.</param>
    /// <param name="caseMatters">Whether two values differ in case only.</param>
    /// <param name="unquoted">Ordinals of numbers, true and false among strings; null for none.</param>
    public KnownValues(string[] values, bool isNumeric = false, bool caseMatters = false, int[]? unquoted = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        IsNumeric = isNumeric;
        Comparer = caseMatters ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        _texts = values;
        _unquoted = unquoted ?? [];
        _utf8 = Array.ConvertAll(values, Encoding.UTF8.GetBytes);
        int size = 4;
        while (size < values.Length * 2)
            size *= 2;
        _slots = new int[size];
        for (int i = 0; i < values.Length; i++)
        {
            int slot = Slot(_utf8[i]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (size - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>Whether the values are numbers on the wire.</summary>
    public bool IsNumeric { get; }

    /// <summary>Whether the service sends a number where it means the string at that index of the document's list.</summary>
    /// <value>False by default.</value>
    public bool AcceptsOrdinals { get; init; }

    /// <summary>Whether strings, numbers, true and false are values of one enum.</summary>
    internal bool IsMixed => _unquoted.Length > 0;

    /// <summary>Whether a value among strings is a number, true or false.</summary>
    internal bool IsUnquoted(string text)
    {
        // Each written enum comes here, so it must not allocate.
        foreach (int ordinal in _unquoted)
        {
            if (_texts[ordinal] == text)
                return true;
        }

        return false;
    }

    internal bool IsUnquoted(int ordinal) => Array.IndexOf(_unquoted, ordinal) >= 0;

    /// <summary>The number of known values.</summary>
    public int Count => _texts.Length;

    /// <summary>The value at an index of the document's list.</summary>
    public string this[int ordinal] => _texts[ordinal];

    /// <summary>How the values of an enum are compared.</summary>
    public StringComparer Comparer { get; }

    /// <summary>The value itself, as the checked argument of a constructor.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static string NotNull(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    /// <summary>Whether a value is listed, by <see cref="Comparer"/>.</summary>
    public bool IsKnown(string value) => _texts.Contains(value, Comparer);

    internal bool Contains(string text) => Array.IndexOf(_texts, text) >= 0;

    /// <summary>Index of the value that equals exactly, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> utf8)
    {
        for (int slot = Slot(utf8); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            int index = _slots[slot] - 1;
            if (utf8.SequenceEqual(_utf8[index]))
                return index;
        }

        return -1;
    }

    /// <summary>Index of the value that equals exactly, else of the first one that differs in case only, or -1.</summary>
    public int IndexOf(string text)
    {
        int exact = Array.IndexOf(_texts, text);
        return exact >= 0 ? exact : Array.FindIndex(_texts, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Index of the value that equals exactly, else of the number with the same value, or -1.</summary>
    internal int IndexOfNumber(ReadOnlySpan<byte> utf8)
    {
        int exact = IndexOf(utf8);
        if (exact >= 0)
            return exact;
        foreach (int ordinal in _unquoted)
        {
            if (_utf8[ordinal] is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] && ExactNumber.AreEqual(utf8, _utf8[ordinal]))
                return ordinal;
        }

        return -1;
    }

    private int Slot(ReadOnlySpan<byte> utf8) => (int)(TextHash.Of(utf8) & (uint)(_slots.Length - 1));
}
