using System.IO.Enumeration;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>
/// Smaller and larger documents made from one. A larger one repeats its paths and definitions under other names, so that each copy
/// costs a generator as much as the original.
/// </summary>
internal sealed class SizedDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch"];

    private readonly JsonObject _source;
    private readonly DocumentPart _whole;

    /// <param name="source">A Swagger 2.0 document in one file.</param>
    public SizedDocument(JsonObject source)
    {
        _source = source;
        _whole = new DocumentPart(source["paths"]!.AsObject(), source["definitions"]!.AsObject());
        Operations = OperationsOf(source).Count();
    }

    /// <summary>Number of operations of the original.</summary>
    public int Operations { get; }

    /// <summary>The operation ids of a document.</summary>
    public static IEnumerable<string> OperationsOf(JsonObject document) => document["paths"]!.AsObject()
        .SelectMany(static path => Methods.Select(method => path.Value![method]))
        .OfType<JsonObject>()
        .Select(static operation => operation["operationId"]!.GetValue<string>());

    /// <summary>Writes a document with the first operations, or with copies of all of them.</summary>
    /// <param name="file">The file to write.</param>
    /// <param name="operations">The number of its operations.</param>
    public void Write(string file, int operations)
    {
        List<Func<DocumentPart>> parts =
            [.. Enumerable.Range(1, operations / Operations).Select<int, Func<DocumentPart>>(copy => () => _whole.Copy(copy))];
        int left = operations % Operations;
        if (left > 0)
        {
            DocumentPart rest = Part(_ => left-- > 0);
            int copy = parts.Count + 1;
            parts.Add(() => rest.Copy(copy));
        }

        Write(file, parts);
    }

    /// <summary>Writes a document with the operations of some patterns and the definitions that they reach.</summary>
    /// <param name="file">The file to write.</param>
    /// <param name="operations">Operation ids with asterisks, separated by semicolons.</param>
    public void Write(string file, string operations)
    {
        DocumentPart selected =
            Part(id => operations.Split(';').Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false)));
        Write(file, [() => selected]);
    }

    /// <summary>One part after the other: a document of 11,000 operations is too large to hold all of its nodes.</summary>
    private void Write(string file, List<Func<DocumentPart>> parts)
    {
        using FileStream stream = File.Create(file);
        // Indented and unescaped, as documents are published.
        JsonWriterOptions published = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using Utf8JsonWriter writer = new(stream, published);
        writer.WriteStartObject();
        foreach ((string name, JsonNode? value) in _source)
        {
            writer.WritePropertyName(name);
            if (name is not ("paths" or "definitions"))
            {
                value!.WriteTo(writer);
                continue;
            }

            writer.WriteStartObject();
            foreach (Func<DocumentPart> part in parts)
            {
                foreach ((string member, JsonNode? declared) in name == "paths" ? part().Paths : part().Definitions)
                {
                    writer.WritePropertyName(member);
                    declared!.WriteTo(writer);
                }

                writer.Flush();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private DocumentPart Part(Func<string, bool> takes)
    {
        JsonObject paths = [];
        foreach ((string path, JsonNode? declared) in _whole.Paths)
        {
            JsonObject item = declared!.DeepClone().AsObject();
            foreach (string method in Methods)
            {
                if (item[method] is JsonObject operation && !takes(operation["operationId"]!.GetValue<string>()))
                    item.Remove(method);
            }

            if (Methods.Any(item.ContainsKey))
                paths[path] = item;
        }

        return new DocumentPart(paths, Reached.From(_source, paths));
    }
}
