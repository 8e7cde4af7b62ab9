using System.Globalization;

namespace BackupJobsGen.CSharp;

/// <summary>
/// Names that are taken in one place. Case does not count: names that differ in nothing else are legal, but confuse
/// readers, file systems and other languages.
/// </summary>
/// <param name="reserved">Names that are never assigned.</param>
/// <param name="shared">More of them, which many scopes have in common; case must not count in it.</param>
internal sealed class NameScope(IEnumerable<string> reserved, HashSet<string>? shared = null)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    // Names are never given back, so the search continues where it ended; thousands may want one name.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The wanted name, or, where it is taken, with the lowest number that makes it free.</summary>
    public string Take(string wanted)
    {
        if (Add(wanted))
            return wanted;
        int number = _numbers.TryGetValue(wanted, out int last) ? last : 1;
        string name;
        do
            name = wanted + (++number).ToString(CultureInfo.InvariantCulture);
        while (!Add(name));
        _numbers[wanted] = number;
        return name;
    }

    /// <summary>
    /// Names for several at once. The first to want a name gets it; those that need a number choose after all that do
    /// not, so that a newcomer never takes the name of something else.
    /// </summary>
    public IReadOnlyList<string> TakeAll(IEnumerable<string> wanted)
    {
        string[] names = [.. wanted];
        List<int> taken = [];
        for (int i = 0; i < names.Length; i++)
        {
            if (!Add(names[i]))
                taken.Add(i);
        }

        foreach (int i in taken)
            names[i] = Take(names[i]);
        return names;
    }

    private bool Add(string name) => shared?.Contains(name) != true && _taken.Add(name);
}
