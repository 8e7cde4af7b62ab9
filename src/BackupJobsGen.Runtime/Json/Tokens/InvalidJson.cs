using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>Says where a payload stops being JSON. Never which bytes are there: they may be a secret.</summary>
internal static class InvalidJson
{
    public static JsonException At(ReadOnlySpan<byte> json, int at, string expected)
    {
        at = Math.Min(at, json.Length);
        ReadOnlySpan<byte> before = json[..at];
        int line = before.Count((byte)'\n');
        int column = at - 1 - before.LastIndexOf((byte)'\n');
        string what = at == json.Length ? "The JSON ends too early" : "The JSON is invalid";
        return new JsonException(
            $"{what}: at line {line + 1}, byte {column + 1}, {expected} was expected.", path: null, lineNumber: line,
            bytePositionInLine: column);
    }
}
