using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <content>The bytes of whole values.</content>
public ref partial struct JsonTokenReader
{
    /// <summary>The payload from a token's start up to the end of the current token.</summary>
    internal readonly ReadOnlySpan<byte> Since(int tokenStart) => _json[tokenStart.._at];

    /// <summary>
    /// Goes to the end of the object or array that starts here, however deep it is nested. Only its brackets and strings are
    /// read.
    /// </summary>
    /// <returns>The value's bytes.</returns>
    /// <exception cref="JsonException">The payload ends too early.</exception>
    internal ReadOnlySpan<byte> SkipAnyDepth()
    {
        int open = 0;
        int at = _start;
        do
        {
            int next = At(at);
            if (next < 0)
                throw Fault(at, "the end of the value");
            if (next == '"')
                at = SkipString(at);
            open += next is '{' or '[' ? 1 : next is '}' or ']' ? -1 : 0;
            at++;
        }
        while (open > 0);
        int start = _start;
        Close(at - 1);
        return _json[start..at];
    }

    /// <summary>Moves to the end of the current value.</summary>
    /// <returns>The value's bytes.</returns>
    internal ReadOnlySpan<byte> SkipValue()
    {
        int start = _start;
        Skip();
        return _json[start.._at];
    }
}
