using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackupJobsGen.Yaml;

/// <summary>
/// Removes the spaces of blank lines at the start of block scalars. The library rejects many of them, and YAML allows them: they are
/// indentation, never content, unless the header has an indentation indicator. Lines and columns of everything else stay the same.
/// </summary>
internal static class LeadingBlankLines
{
    /// <summary>Null if no line changes.</summary>
    public static string? Removed(string text)
    {
        Dictionary<long, Run> runs = Runs(text);
        if (runs.Count == 0)
            return null;
        // What looks like a header may be content of a longer scalar, where spaces count. Without the spaces, the library can say which.
        List<Run> indentation = [];
        Parser parser = new(new StringReader(Without(text, runs.Values)));
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } scalar
                    && runs.TryGetValue(scalar.Start.Line, out Run? run) && run.Indents(text, scalar))
                    indentation.Add(run);
            }
        }
        catch (Exception)
        {
            // The reader reports it. The library has no error of its own for some inputs.
        }

        return indentation.Count == 0 ? null : Without(text, indentation);
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
            int end = first;
            while (end < text.Length && !IsBreak(text[end]))
                end++;
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

    // As the library counts lines.
    private static bool IsBreak(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    private static string Without(string text, IEnumerable<Run> runs)
    {
        StringBuilder result = new(text.Length);
        int last = 0;
        foreach ((int start, int length) in runs.SelectMany(run => run.Spaces))
        {
            result.Append(text, last, start - last);
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

        /// <summary>Whether the spaces are indentation of this scalar, which starts in the line before, and valid.</summary>
        public bool Indents(string text, Scalar scalar)
        {
            int indicator = headerStart + (int)scalar.Start.Column;
            while (text[indicator] is '+' or '-')
                indicator++;
            return text[indicator] is not (>= '0' and <= '9') && (Widest <= Next || scalar.Value.All(c => c == '\n'));
        }
    }
}
