using System.Globalization;

namespace BackupJobsGen.Api;

/// <summary>
/// The key of a response in a document: a status code (404), a range of them (4XX), or default. The narrower one, which
/// takes precedence, compares as less.
/// </summary>
internal sealed record StatusKey : IComparable<StatusKey>
{
    private const int RangeSize = 100;

    private StatusKey(int first, int last)
    {
        First = first;
        Last = last;
    }

    /// <summary>Every status that no other key covers.</summary>
    public static StatusKey Default { get; } = new(0, int.MaxValue);

    /// <summary>The lowest status.</summary>
    public int First { get; }

    /// <summary>The highest status.</summary>
    public int Last { get; }

    /// <summary>The only status; null for a range and for default.</summary>
    public int? Code => First == Last ? First : null;

    public bool IsDefault => Last == int.MaxValue;

    public bool IsSuccess => First >= 200 && Last < 300;

    /// <summary>The range of a single status: 4XX of 404.</summary>
    public StatusKey Range => RangeOf(First / RangeSize);

    public static StatusKey Of(int code) => new(code, code);

    /// <summary>Null where the member of a document is not a status code, a range or default.</summary>
    public static StatusKey? Parse(string key)
    {
        if (key == "default")
            return Default;
        if (key.Length != 3 || key[0] is < '1' or > '5')
            return null;
        if (key.EndsWith("XX", StringComparison.OrdinalIgnoreCase))
            return RangeOf(key[0] - '0');
        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? Of(code) : null;
    }

    public bool Covers(int status) => status >= First && status <= Last;

    public int CompareTo(StatusKey? other) =>
        other is null ? 1 : (Last - First, First).CompareTo((other.Last - other.First, other.First));

    public override string ToString() =>
        IsDefault ? "default" : Code is { } code ? code.ToString(CultureInfo.InvariantCulture) : $"{(char)('0' + (First / RangeSize))}XX";

    private static StatusKey RangeOf(int hundreds) => new(hundreds * RangeSize, ((hundreds + 1) * RangeSize) - 1);
}
