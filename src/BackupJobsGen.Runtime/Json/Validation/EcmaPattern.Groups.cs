using System.Globalization;

namespace BackupJobsGen.Runtime;

internal sealed partial class EcmaPattern
{
    // .NET numbers groups with names after those without.
    private void Group()
    {
        int first = _groups + 1;
        if (!Take("?"))
        {
            _text.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
            _open.Push(new OpenGroup(first + 1, first, false));
        }
        else if (Array.Find(Prefixes, Take) is { } prefix)
        {
            _text.Append("(?").Append(prefix);
            _open.Push(new OpenGroup(first, 0, prefix[0] == '<'));
        }
        else if (Take("<") && IsName(Until('>')))
        {
            _text.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
            _open.Push(new OpenGroup(first + 1, first, false));
        }
        else
        {
            throw Invalid();
        }
    }

    private void EndGroup()
    {
        if (!_open.TryPop(out OpenGroup group))
            throw Invalid();
        _text.Append(')');
        _isRepeatable = !group.IsLookbehind;
        int after = _at;
        if (Take("*") || Take("+") || (Take("{") && Bounds() is not (null or "{0}" or "{1}" or "{0,1}" or "{1,1}")))
            _repeated.UnionWith(Enumerable.Range(group.First, _groups - group.First + 1));
        _at = after;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '$');

    // In JavaScript a group that has matched nothing is an empty string, as is one that has not ended.
    private void Reference(int group)
    {
        if (group > _groupCount || _open.Any(open => open.Number == group))
            throw Invalid();
        _referenced.Add(group);
        _text.Append(CultureInfo.InvariantCulture, $@"(?({group})\k<{group}>)");
    }

    // Numbers and names, before references to them are read.
    private int CountGroups()
    {
        int count = 0;
        bool isInClass = false;
        for (int i = 0; i < _pattern.Length; i++)
        {
            char c = _pattern[i];
            if (c == '\\')
                i++;
            else if (isInClass || c == '[')
                isInClass = c != ']';
            else if (c == '(' && IsCapture(i + 1))
                AddGroup(i + 1, ++count);
        }

        return count;
    }

    private void AddGroup(int at, int number)
    {
        if (_pattern.AsSpan(at).StartsWith("?<") && _pattern.IndexOf('>', at) is var end && end > 0
            && !_names.TryAdd(_pattern[(at + 2)..end], number))
            throw Invalid();
    }

    private bool IsCapture(int at)
    {
        ReadOnlySpan<char> rest = _pattern.AsSpan(at);
        return !rest.StartsWith("?") || rest.StartsWith("?<") && !rest.StartsWith("?<=") && !rest.StartsWith("?<!");
    }

    /// <param name="First">The number of the first capture in it.</param>
    /// <param name="Number">Its own; 0 where it captures nothing.</param>
    /// <param name="IsLookbehind">Whether it cannot be repeated.</param>
    private readonly record struct OpenGroup(int First, int Number, bool IsLookbehind);
}
