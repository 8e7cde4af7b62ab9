using System.Globalization;

namespace BackupJobsGen.CSharp;

/// <summary>
/// Names that are taken in one place. Case does not count: names that differ in nothing else are legal, but confuse
/// readers, file systems and other languages.
/// </summary>
/// <param name="reserved">Names that nobody gets.</param>
/// <param name="shared">More of them, which many scopes have in common; case must not count in it.</param>
internal sealed class NameScope(IEnumerable<string> reserved, HashSet<string>? shared = null)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    /// <summary>The wanted name, or, where it is taken, with the lowest number that makes it free.</summary>
    public string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !Add(name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
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
