using System.Globalization;
using BackupJobsGen.Json;

namespace BackupJobsGen.Documents;

/// <summary>
/// A document that the build converted to JSON: from YAML, by overlays, or both. One file has the JSON and where each of its keys and
/// values comes from, so that the two cannot disagree. Its lines: <see cref="Header"/>; the paths of the sources, the document's own
/// first; problems that the build found; positions; the JSON, on the rest of the lines.
/// </summary>
internal sealed class PreparedDocument
{
    public const string Header = "#BackupJobsGen.Document 1";

    // Numbers of one position: offset in the JSON and line as differences to the entry before, source, column.
    private const int PositionLength = 4;

    private readonly string _positions;
    private SourcePosition[]? _table;

    private PreparedDocument(string[] sources, IReadOnlyList<Problem> problems, string positions, string json)
    {
        Sources = sources;
        Problems = problems;
        _positions = positions;
        Json = json;
    }

    /// <summary>Paths of the document and of its overlays.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>What is wrong with the sources, at its position there.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    public string Json { get; }

    /// <summary>Null if the text is not a prepared document, which plain JSON never is.</summary>
    public static PreparedDocument? Parse(string text)
    {
        if (!text.StartsWith(Header, StringComparison.Ordinal))
            return null;
        string[] lines = text.Split(['\n'], PositionLength + 1);
        if (lines.Length != PositionLength + 1 || lines[0] != Header)
            return null;
        string[] sources = Strings(JsonReader.Read(lines[1]).Root);
        return sources.Length == 0
            ? null
            : new PreparedDocument(sources, ReadProblems(JsonReader.Read(lines[2]).Root, sources), lines[3], lines[4]);
    }

    /// <summary>The source's position of what is at an offset in the JSON.</summary>
    public (string File, int Line, int Column) Position(int offset)
    {
        _table ??= ReadPositions(_positions);
        int low = 0;
        for (int high = _table.Length - 1; low < high;)
        {
            int middle = (low + high + 1) / 2;
            if (_table[middle].Offset <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        if (_table.Length == 0)
            return (Sources[0], 0, 0);
        SourcePosition found = _table[low];
        return (Sources[found.Source], found.Line, found.Column);
    }

    private static List<Problem> ReadProblems(JsonNode? list, string[] sources)
    {
        List<Problem> problems = [];
        foreach (JsonNode item in (list ?? new JsonNode(JsonKind.Null, 0, "")).Items)
        {
            string[] values = Strings(item);
            problems.Add(
                new Problem(
                    values[0], sources[Number(values[1])], Number(values[2]), Number(values[3]), values.Skip(4).ToEquatableArray()));
        }

        return problems;
    }

    private static SourcePosition[] ReadPositions(string text)
    {
        int[] numbers = text.Length == 0 ? [] : Array.ConvertAll(text.Split(','), Number);
        SourcePosition[] table = new SourcePosition[numbers.Length / PositionLength];
        int offset = 0;
        int line = 0;
        for (int i = 0; i < table.Length; i++)
        {
            offset += numbers[i * PositionLength];
            line += numbers[(i * PositionLength) + 1];
            table[i] = new SourcePosition(offset, numbers[(i * PositionLength) + 2], line, numbers[(i * PositionLength) + 3]);
        }

        return table;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static string[] Strings(JsonNode? list)
    {
        List<string> strings = [];
        foreach (JsonNode item in (list ?? new JsonNode(JsonKind.Null, 0, "")).Items)
            strings.Add(item.Value);
        return [.. strings];
    }

    private readonly record struct SourcePosition(int Offset, int Source, int Line, int Column);
}
