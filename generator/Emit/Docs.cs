using System.Globalization;
using System.Text;
using BackupJobsGen.Api;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Emit;

/// <summary>Documentation comments. Text of a document is escaped here and nowhere else.</summary>
internal static class Docs
{
    /// <summary>The document's description; where it has none, only what names the thing in the document.</summary>
    /// <param name="name">XML.</param>
    public static void Summary(CodeWriter code, string? description, string name) =>
        code.Lines($"/// <summary>{Text(description) ?? name}</summary>");

    public static void Remarks(CodeWriter code, params string?[] sentences)
    {
        string text = string.Join(" ", sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
        if (text.Length > 0)
            code.Lines($"/// <remarks>{text}</remarks>");
    }

    /// <summary>Documents arguments.</summary>
    public static void Parameters(CodeWriter code, IEnumerable<ArgumentModel> arguments)
    {
        foreach (ArgumentModel argument in arguments)
        {
            string description = Text(argument.Description) ?? $"Parameter {Code(argument.WireName)}.";
            code.Lines($"/// <param name=\"{argument.Name}\">{description}{Facts(argument.Default, argument.Limits)}</param>");
        }
    }

    /// <summary>A string of the document as XML: one line, nothing that ends a comment, a tag or a line. Null for a blank one.</summary>
    public static string? Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        StringBuilder safe = new(text!.Length);
        bool space = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')
            {
                space = safe.Length > 0;
                continue;
            }

            if (space)
                safe.Append(' ');
            space = false;
            Append(safe, text, i);
            if (char.IsSurrogatePair(text, i))
                i++;
        }

        return safe.Length == 0 ? null : safe.ToString();
    }

    /// <summary>A name or value of the document in a code font.</summary>
    public static string Code(string text) => $"<c>{Text(text) ?? ""}</c>";

    /// <summary>Where a schema is in its document.</summary>
    public static string Schema(string id) => $"Schema {Code(id.Substring(id.IndexOf('#') + 1))}.";

    /// <summary>The value itself: its default and its limits.</summary>
    public static void Value(CodeWriter code, ApiValue? fallback, EquatableArray<ApiLimit> limits)
    {
        if (Facts(fallback, limits) is { Length: > 0 } facts)
            code.Lines($"/// <value>{facts.TrimStart()}</value>");
    }

    private static string Facts(ApiValue? fallback, EquatableArray<ApiLimit> limits)
    {
        string value = fallback is null ? "" : $" Default {Code(fallback.Json)}.";
        string all = string.Join(
            ", ", limits.Where(limit => limit.Depth == 0).Select(limit => $"{limit.Keyword} {Code(limit.Value.Content)}"));
        return all.Length == 0 ? value : $"{value} Limits: {all}.";
    }

    private static void Append(StringBuilder safe, string text, int at)
    {
        string? entity = text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => null };
        if (entity is not null)
            safe.Append(entity);
        else if (IsVisible(text, at))
            safe.Append(text, at, char.IsSurrogatePair(text, at) ? 2 : 1);
        else
            safe.Append('\uFFFD');
    }

    // Marks that change the direction of text hide what a line says; unpaired surrogates and non-characters are invalid in XML.
    // Joiners are parts of words and of pictures.
    private static bool IsVisible(string text, int at) => text[at] is '\u200C' or '\u200D'
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
