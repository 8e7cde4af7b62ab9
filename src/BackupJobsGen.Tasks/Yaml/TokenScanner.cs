using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace BackupJobsGen.Yaml;

/// <summary>The tokens of the library's scanner, changed where they or its parser differ from YAML 1.2.</summary>
internal sealed class TokenScanner : IScanner
{
    private readonly Scanner _scanner;
    private readonly List<Token> _read = [];
    private readonly Queue<Token> _changed = new();

    // Per flow collection that is open, whether it is a mapping.
    private readonly Stack<bool> _flows = new();
    private Token? _last;

    private TokenScanner(string text) => _scanner = new Scanner(new StringReader(text));

    public Mark CurrentPosition => _scanner.CurrentPosition;

    public Token? Current { get; private set; }

    public static Parser Parser(string text) => new(new TokenScanner(text));

    public bool MoveNext()
    {
        ConsumeCurrent();
        return MoveNextWithoutConsuming();
    }

    // The library's own moves past a token that nothing has consumed, and its parser asks twice after a scalar with an anchor.
    public bool MoveNextWithoutConsuming()
    {
        if (Current is not null)
            return Current is not StreamEnd;
        while (_changed.Count == 0 && Peek(0) is { } token)
        {
            _read.RemoveAt(0);
            Change(token);
        }

        if (_changed.Count == 0)
            return false;
        Current = _changed.Dequeue();
        return true;
    }

    public void ConsumeCurrent() => Current = null;

    private void Change(Token token)
    {
        if (token is FlowMappingStart or FlowSequenceStart)
            _flows.Push(token is FlowMappingStart);
        else if (token is FlowMappingEnd or FlowSequenceEnd && _flows.Count > 0)
            _flows.Pop();

        if (token is Key && _flows.Count == 0)
            AddBlockKey(token);
        else if (token is Key && _flows.Peek() && IsEmptyKeyAfterKey(token))
            _read.RemoveAt(0);
        else if (token is Anchor or Tag or Scalar && _flows.Count > 0)
            AddFlowNode(token);
        else
            Add(token);
    }

    // '?' on a line of its own is a key that the library reads as two.
    private void AddBlockKey(Token key)
    {
        Add(key);
        if (Peek(0) is Key second && second.Start.Index == key.Start.Index)
            _read.RemoveAt(0);
    }

    // The colon may be on the line after the key. The library reads an empty key before it.
    private bool IsEmptyKeyAfterKey(Token key) => _last is Scalar or AnchorAlias && IsEmptyKey(key, 0);

    /// <param name="next">Index of the token after it.</param>
    private bool IsEmptyKey(Token? token, int next) => token is Key
        && Peek(next) is Scalar { Value.Length: 0, Style: ScalarStyle.Plain }
        && Peek(next + 1) is Value value && value.Start.Index == token.Start.Index;

    // The library's scanner marks no key that does not end in its line, and its parser needs the mark where the key has an anchor.
    private bool IsUnmarkedKey(Token token)
    {
        if (token is Scalar || !_flows.Peek() || _last is not (FlowMappingStart or FlowEntry))
            return false;
        int next = 0;
        while (Peek(next) is Anchor or Tag)
            next++;
        return Peek(next) is Scalar && (Peek(next + 1) is Value || IsEmptyKey(Peek(next + 1), next + 2));
    }

    // A colon is the end of a key before a bracket too, and a question mark the start of one. The library reads both as text.
    private void AddFlowNode(Token token)
    {
        if ((_last is not (Key or Anchor or Tag) && EndsWithColon(token)) || IsUnmarkedKey(token))
            Add(new Key(token.Start, token.Start));
        if (token is Scalar { Value: "?", Style: ScalarStyle.Plain } && Peek(0) is not Value)
        {
            Add(new Key(token.Start, token.End));
        }
        else if (token is Scalar scalar && EndsWithColon(scalar))
        {
            Add(new Scalar(scalar.Value.Substring(0, scalar.Value.Length - 1), ScalarStyle.Plain, scalar.Start, scalar.End));
            Add(new Value(scalar.End, scalar.End));
        }
        else
        {
            Add(token);
        }
    }

    // Of a scalar, or of that which an anchor or a tag belongs to.
    private bool EndsWithColon(Token token)
    {
        Token? node = token;
        int next = 0;
        while (node is Anchor or Tag)
            node = Peek(next++);
        return node is Scalar { Value.Length: > 1, Style: ScalarStyle.Plain } scalar
            && scalar.Value[scalar.Value.Length - 1] == ':'
            && Peek(next) is not Value;
    }

    private Token? Peek(int index)
    {
        while (_read.Count <= index && _scanner.MoveNext())
            _read.Add(_scanner.Current!);
        return index < _read.Count ? _read[index] : null;
    }

    private void Add(Token token)
    {
        _changed.Enqueue(token);
        _last = token;
    }
}
