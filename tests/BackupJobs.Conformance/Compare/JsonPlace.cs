using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Compare;

/// <summary>Positions in JSON.</summary>
internal static class JsonPlace
{
    /// <summary>JSON pointer of the value that holds the byte at an offset.</summary>
    /// <param name="json">Valid JSON up to the offset.</param>
    public static string At(byte[] json, long offset)
    {
        Utf8JsonReader reader = new(json);
        Stack<(string Pointer, int Index)> open = new();
        string name = "";
        string pointer = "";
        while (reader.Read() && reader.TokenStartIndex <= offset)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                continue;
            }
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                pointer = open.Pop().Pointer;
                continue;
            }
            pointer = Next(open, name);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                open.Push((pointer, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }
        return pointer;
    }

    /// <summary>Whether a node is another one or below it.</summary>
    public static bool IsWithin(string pointer, string outer) =>
        pointer.StartsWith(outer, StringComparison.Ordinal) && (pointer.Length == outer.Length || pointer[outer.Length] == '/');

    /// <summary>Whether a node is an item of a list, or of a list in it.</summary>
    public static bool IsItemOf(string pointer, string list) =>
        IsWithin(pointer, list)
        && pointer[list.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries).All(segment => segment.All(char.IsAsciiDigit));

    /// <summary>Pointer of the next value. Items of arrays are counted; an object has the index -1.</summary>
    private static string Next(Stack<(string Pointer, int Index)> open, string name)
    {
        if (!open.TryPop(out (string Pointer, int Index) parent))
            return "";
        open.Push(parent.Index < 0 ? parent : parent with { Index = parent.Index + 1 });
        return $"{parent.Pointer}/{(parent.Index < 0 ? Node.Escape(name) : parent.Index)}";
    }
}
