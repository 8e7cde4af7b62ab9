using System.Text;

namespace BackupJobsGen.Emit;

/// <summary>Text with indentation. Line ends are LF on every system, so that output is the same everywhere.</summary>
/// <param name="isInternal">Whether other assemblies cannot see the types of the file.</param>
internal sealed class CodeWriter(bool isInternal = false)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines; an empty text is an empty line.</summary>
    public CodeWriter Lines(string lines)
    {
        for (int start = 0; start <= lines.Length;)
        {
            int end = lines.IndexOf('\n', start);
            int next = (end < 0 ? lines.Length : end) + 1;
            int length = next - 1 - start;
            while (length > 0 && lines[start + length - 1] == '\r')
                length--;
            if (length > 0)
                _text.Append(' ', _depth * 4).Append(lines, start, length);
            _text.Append('\n');
            start = next;
        }

        return this;
    }

    /// <summary>Opens a block below a line; dispose what comes back to close it.</summary>
    public Block Open(string line, string close = "}")
    {
        Lines(line);
        Lines("{");
        _depth++;
        return new Block(this, close);
    }

    /// <summary>Opens a type of the file.</summary>
    /// <param name="declaration">Without its accessibility.</param>
    public Block OpenType(string declaration) => Open((isInternal ? "internal " : "public ") + declaration);

    /// <summary>Indents what follows until what comes back is disposed.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(CodeWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (close is not null)
                writer.Lines(close);
        }
    }
}
