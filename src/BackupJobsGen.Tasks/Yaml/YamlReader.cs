using BackupJobsGen.Json;
using BackupJobsGen.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackupJobsGen.Yaml;

/// <summary>
/// Reads YAML as far as it is JSON: one document, no tags, keys that are scalars. Aliases are copies of what their anchor names, within
/// limits, because a few lines can otherwise stand for billions of values.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Real documents use aliases for a few descriptions and examples.</summary>
    public const int MaxAliasedValues = 100_000;

    /// <summary>As many as the largest file has. A few values may be long.</summary>
    public const int MaxAliasedMegabytes = 64;

    // A value may be an alias of one that is not complete yet: then it would contain itself.
    private readonly Dictionary<string, SourceNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Parser _parser;
    private readonly StandIns _standIns;
    private readonly int _source;
    private int _aliased;
    private long _aliasedCharacters;

    private YamlReader(string text, StandIns standIns, int source)
    {
        _parser = TokenScanner.Parser(text);
        _standIns = standIns;
        _source = source;
    }

    /// <exception cref="SourceException">The YAML is invalid, or more than JSON can say.</exception>
    public static SourceNode Read(string text, int source)
    {
        text = text.TrimStart('\uFEFF');
        StandIns standIns = new(text);
        return Read(WithLastLine(standIns.Text), standIns, source);
    }

    private static SourceNode Read(string text, StandIns standIns, int source)
    {
        YamlReader reader = new(text, standIns, source);
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException error)
        {
            if ((BlankTabs.Replaced(text) ?? LeadingBlankLines.Replaced(text, standIns.Space)) is { } accepted)
                return Read(accepted, standIns, source);
            throw TabIndentation.Find(text) is { } tab
                ? new SourceException(new Origin(source, tab.Line, tab.Column), "a tab indents this line; use spaces")
                : new SourceException(reader.At(error.Start), standIns.Restore(Reason(error)));
        }
    }

    // The library reads spaces after the last line break as content of a block scalar.
    private static string WithLastLine(string text)
    {
        int length = text.TrimEnd(' ').Length;
        return length > 0 && length < text.Length && text[length - 1] == '\n' ? text + "\n" : text;
    }

    private SourceNode ReadStream()
    {
        Next();
        if (Next() is not DocumentStart start)
            throw new SourceException(new Origin(_source, 0, 0), "the file contains no value");
        if (start.Version is { Version: { Major: not 1 } or { Minor: not 2 } })
            throw Error(start, "the file declares another version than YAML 1.2");
        SourceNode root = ReadValue(Next(), 1);
        Next();
        ParsingEvent end = Next();
        return end is StreamEnd ? root : throw Error(end, "the file contains more than one document");
    }

    private SourceNode ReadValue(ParsingEvent value, int depth)
    {
        if (depth > ReadLimits.JsonLevels)
            throw Error(value, $"the YAML is nested more than {ReadLimits.JsonLevels} levels deep");
        if (value is AnchorAlias alias)
            return Alias(alias, depth);
        if (value is not NodeEvent node)
            throw Error(value, "a value is expected");
        if (!node.Tag.IsEmpty)
            throw Error(node, $"the tag '{node.Tag}' is not supported");
        string? anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
            _anchors[anchor] = null;
        SourceNode read = node switch
        {
            MappingStart => ReadMapping(node, depth),
            SequenceStart => ReadSequence(node, depth),
            _ => ReadScalar((Scalar)node),
        };
        if (anchor is not null)
            _anchors[anchor] = read;
        return read;
    }

    private SourceNode ReadMapping(NodeEvent start, int depth)
    {
        SourceNode mapping = new(JsonKind.Object, "", At(start.Start));
        HashSet<string> names = new(StringComparer.Ordinal);
        for (ParsingEvent next = Next(); next is not MappingEnd; next = Next())
        {
            string name = ReadKey(next, depth);
            if (!names.Add(name))
                throw Error(next, $"the key '{name}' occurs more than once in this mapping");
            mapping.Children.Add(ReadValue(Next(), depth + 1).Named(name, At(next.Start)));
        }

        return mapping;
    }

    private string ReadKey(ParsingEvent key, int depth)
    {
        if (key is AnchorAlias alias && Alias(alias, depth) is { IsContainer: false } named)
            return named.Value;
        if (key is not Scalar scalar)
            throw Error(key, "a key must be a scalar");
        if (scalar is { Value: "<<", Style: ScalarStyle.Plain })
            throw Error(key, "merge keys ('<<') are not part of YAML 1.2; write the members");
        _ = ReadValue(scalar, depth);
        return _standIns.Restore(scalar.Value);
    }

    private SourceNode ReadSequence(NodeEvent start, int depth)
    {
        SourceNode sequence = new(JsonKind.Array, "", At(start.Start));
        for (ParsingEvent next = Next(); next is not SequenceEnd; next = Next())
            sequence.Children.Add(ReadValue(next, depth + 1));
        return sequence;
    }

    private SourceNode ReadScalar(Scalar scalar)
    {
        string content = _standIns.Restore(scalar.Value);
        (JsonKind kind, string value) = scalar.Style == ScalarStyle.Plain ? CoreSchema.Resolve(content) : (JsonKind.String, content);
        return new SourceNode(kind, value, At(scalar.Start));
    }

    private SourceNode Alias(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out SourceNode? named))
            throw Error(alias, $"there is no anchor '{alias.Value}' before this alias");
        if (named is null)
            throw Error(alias, $"the alias '{alias.Value}' is within the value that it stands for");
        _aliased += named.Count();
        if (_aliased > MaxAliasedValues)
            throw Error(alias, FormattableString.Invariant($"the aliases stand for more than {MaxAliasedValues:N0} values"));
        _aliasedCharacters += named.Length();
        if (_aliasedCharacters > MaxAliasedMegabytes * 1024L * 1024)
            throw Error(alias, $"the aliases stand for more than {MaxAliasedMegabytes} MB of text");
        if (depth + named.Height() - 1 > ReadLimits.JsonLevels)
            throw Error(alias, $"the YAML is nested more than {ReadLimits.JsonLevels} levels deep");
        return named.Copy().Named(null, default);
    }

    private ParsingEvent Next()
    {
        // Comments are not events: the scanner skips them.
        Mark last = _parser.Current?.End ?? Mark.Empty;
        try
        {
            return _parser.MoveNext() ? _parser.Current! : throw new SourceException(At(last), "the file ends too early");
        }
        catch (Exception error) when (error is not (YamlException or SourceException))
        {
            // The library has no error of its own for some inputs, such as a list that is not closed or a tag that is no URI.
            throw new SourceException(At(last), "the syntax is invalid after this position");
        }
    }

    private SourceException Error(ParsingEvent at, string reason) => new(At(at.Start), _standIns.Restore(reason));

    private Origin At(Mark mark) => new(_source, Math.Max(0, (int)mark.Line - 1), Math.Max(0, (int)mark.Column - 1));

    // The library's text may begin with positions, which the diagnostic has already.
    private static string Reason(YamlException error)
    {
        string message = error.Message;
        int positions = message.StartsWith("(Line:", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (positions < 0 ? message : message.Substring(positions + 3)).TrimEnd('.');
    }
}
