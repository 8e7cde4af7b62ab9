using System.Globalization;
using System.Text;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Sources;

/// <summary>Writes a document as JSON, with the origin of each key and value, for the generator's <see cref="PreparedDocument"/>.</summary>
internal sealed class PreparedWriter
{
    private readonly StringBuilder _json = new();
    private readonly StringBuilder _positions = new();
    private int _lastOffset;
    private int _lastLine;

    /// <param name="root">Null where nothing could be read.</param>
    public static string Write(IReadOnlyList<string> sources, IReadOnlyList<SourceProblem> problems, SourceNode? root)
    {
        PreparedWriter writer = new();
        writer.Append(root ?? new SourceNode(JsonKind.Null, "null", default));
        return string.Join(
            "\n",
            PreparedDocument.Header,
            List(sources),
            "[" + string.Join(",", problems.Select(Problem)) + "]",
            writer._positions,
            writer._json);
    }

    private static string Problem(SourceProblem problem) => List(
        [problem.Kind.Id, Number(problem.Origin.Source), Number(problem.Origin.Line), Number(problem.Origin.Column), .. problem.Arguments]);

    private static string List(IEnumerable<string> values) => "[" + string.Join(",", values.Select(JsonWriter.Quoted)) + "]";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Append(SourceNode node)
    {
        Mark(node.Origin);
        if (!node.IsContainer)
        {
            _json.Append(node.Kind == JsonKind.String ? JsonWriter.Quoted(node.Value) : node.Value);
            return;
        }

        _json.Append(node.Kind == JsonKind.Object ? '{' : '[');
        string separator = "";
        foreach (SourceNode child in node.Children)
        {
            _json.Append(separator);
            separator = ",";
            if (child.Name is not null)
            {
                Mark(child.NameOrigin);
                _json.Append(JsonWriter.Quoted(child.Name)).Append(':');
            }

            Append(child);
        }

        _json.Append(node.Kind == JsonKind.Object ? '}' : ']');
    }

    private void Mark(Origin origin)
    {
        if (_positions.Length > 0)
            _positions.Append(',');
        _positions.Append(Number(_json.Length - _lastOffset)).Append(',').Append(Number(origin.Line - _lastLine))
            .Append(',').Append(Number(origin.Source)).Append(',').Append(Number(origin.Column));
        _lastOffset = _json.Length;
        _lastLine = origin.Line;
    }
}
