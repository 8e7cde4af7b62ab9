using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>The JSON path of a byte offset.</summary>
internal static class JsonLocation
{
    /// <summary>Walks a payload up to the token at an offset.</summary>
    /// <returns>For example <c>$.value[3].properties</c>; as far as the payload can be read.</returns>
    public static string Find(ReadOnlySpan<byte> payload, long offset)
    {
        Stack<(string? Name, int Index)> steps = new();
        JsonTokenReader reader = new(payload);
        try
        {
            string? name = null;
            while (reader.Read() && reader.TokenStart <= offset)
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = JsonToken.Name(in reader);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        if (reader.TokenStart == offset)
                            return Text(steps, last: null);
                        steps.Pop();
                        break;
                    default:
                        Advance(steps);
                        if (reader.TokenStart == offset)
                            return Text(steps, name);
                        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                            steps.Push((name, reader.TokenType == JsonTokenType.StartArray ? -1 : int.MinValue));
                        name = null;
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // The rest is not valid JSON: return the path so far.
        }

        return Text(steps, last: null);
    }

    /// <summary>One step of a path: <c>.name</c>, or <c>['…']</c> where the name needs it.</summary>
    public static string Step(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '@') ? "." + name : $"['{name}']";

    /// <summary>A value inside an array moves its index on; inside an object the index stays below zero.</summary>
    private static void Advance(Stack<(string? Name, int Index)> steps)
    {
        if (steps.TryPeek(out (string? Name, int Index) top) && top.Index != int.MinValue)
        {
            steps.Pop();
            steps.Push((top.Name, top.Index + 1));
        }
    }

    private static string Text(Stack<(string? Name, int Index)> steps, string? last)
    {
        StringBuilder path = new("$");
        foreach ((string? name, int index) in steps.Reverse())
        {
            if (name is not null)
                path.Append(Step(name));
            if (index >= 0)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
        }

        return last is null ? path.ToString() : path.Append(Step(last)).ToString();
    }
}
