using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackupJobsGen.Yaml;

/// <summary>
/// Changes the spaces of blank lines at the start of block scalars. The library rejects many of them, and YAML allows them: they are
/// indentation, or content after as many as an indentation indicator says. Lines and columns of everything else stay the same.
/// </summary>
internal static class LeadingBlankLines
{
    /// <summary>Null if no line changes.</summary>
    /// <param name="space">Replaces a space that is content.</param>
    public static string? Replaced(string text, char space)
    {
        Dictionary<long, Run> runs = Runs(text);
        if (runs.Count == 0)
            return null;
        // What looks like a header may be content of a longer scalar, where spaces count. Without the spaces, the library can say which.
        List<(int Start, int Length, string By)> changes = [];
        string probe = With(text, runs.Values.SelectMany(run => run.Spaces.Select(blank => (blank.Start, blank.Length, ""))));
        Parser parser = TokenScanner.Parser(probe);
        Stack<int> indents = new([-1]);
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } scalar
                    && runs.TryGetValue(scalar.Start.Line, out Run? run))
                    changes.AddRange(run.Changes(text, scalar, indents.Peek(), space));
                else if (parser.Current is MappingStart or SequenceStart)
                    indents.Push(Indent(parser.Current, probe));
                else if (parser.Current is MappingEnd or SequenceEnd)
                    indents.Pop();
            }
        }
        catch (Exception)
        {
            // The reader reports it. The library has no error of its own for some inputs.
        }

        return changes.Count == 0 ? null : With(text, changes);
    }

    // The library ends the start of a collection where its first key or item starts, or after the dash of a list that is not indented.
    private static int Indent(ParsingEvent start, string text)
    {
        bool afterDash = start is SequenceStart && (start.End.Index >= text.Length || text[(int)start.End.Index] != '-');
        return (int)start.End.Column - (afterDash ? 2 : 1);
    }

    // By the number of the line before them, from 1. Only runs with a space.
    private static Dictionary<long, Run> Runs(string text)
    {
        Dictionary<long, Run> runs = [];
        Run? run = null;
        long line = 1;
        int before = 0;
        for (int start = 0; start < text.Length; line++)
        {
            int first = start;
            while (first < text.Length && text[first] == ' ')
                first++;
            int end = text.IndexOfAny(['\r', '\n'], first);
            if (end < 0)
                end = text.Length;
            if (first == end && end < text.Length)
            {
                run ??= new Run(line - 1, before);
                run.Spaces.Add((start, first - start));
            }
            else
            {
                Add(first - start);
                before = start;
            }

            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        Add(0);
        return runs;

        void Add(int next)
        {
            if (run is { Widest: > 0 })
            {
                run.Next = next;
                runs.Add(run.Header, run);
            }

            run = null;
        }
    }

    private static string With(string text, IEnumerable<(int Start, int Length, string By)> changes)
    {
        StringBuilder result = new(text.Length);
        int last = 0;
        foreach ((int start, int length, string by) in changes)
        {
            result.Append(text, last, start - last).Append(by);
            last = start + length;
        }

        return result.Append(text, last, text.Length - last).ToString();
    }

    /// <summary>Consecutive blank lines.</summary>
    /// <param name="header">Number of the line before them, from 1.</param>
    /// <param name="headerStart">Where that line starts.</param>
    private sealed class Run(long header, int headerStart)
    {
        public long Header { get; } = header;

        public List<(int Start, int Length)> Spaces { get; } = [];

        /// <summary>Indentation of the line after them.</summary>
        public int Next { get; set; }

        public int Widest => Spaces.Max(one => one.Length);

        /// <summary>What replaces the spaces if they belong to this scalar, which starts in the line before.</summary>
        /// <param name="indent">Of the collection that the scalar is in.</param>
        public IEnumerable<(int Start, int Length, string By)> Changes(string text, Scalar scalar, int indent, char space)
        {
            int indicator = headerStart + (int)scalar.Start.Column;
            while (text[indicator] is '+' or '-')
                indicator++;
            if (text[indicator] is >= '1' and <= '9')
                return Indicated(Math.Max(0, indent) + text[indicator] - '0', scalar.Style, space);
            return Widest <= Next || scalar.Value.All(c => c == '\n') ? Spaces.Select(blank => (blank.Start, blank.Length, "")) : [];
        }

        // In a folded scalar, a space at the start of a line has a meaning, and the library accepts it.
        private IEnumerable<(int Start, int Length, string By)> Indicated(int indent, ScalarStyle style, char space) =>
            from blank in Spaces
            where blank.Length > 0 && (blank.Length <= indent || style == ScalarStyle.Literal)
            let content = Math.Max(0, blank.Length - indent)
            select (blank.Start, blank.Length, content == 0 ? "" : new string(' ', indent) + new string(space, content));
    }
}
