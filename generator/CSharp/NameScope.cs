using System.Globalization;

namespace BackupJobsGen.CSharp;

/// <summary>Names that are taken in one place. The first to ask gets its name, the next one a number behind it.</summary>
/// <param name="comparer">Without case where names become files.</param>
/// <param name="reserved">Names that nobody gets.</param>
internal sealed class NameScope(StringComparer comparer, IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = new(reserved, comparer);

    public string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
