using System.Text;
using BackupJobsGen.CSharp;

namespace BackupJobsGen.Emit;

/// <summary>Documentation comments. Text of a document is escaped here and nowhere else.</summary>
internal static class Docs
{
    /// <summary>The document's sentence, or ours where it has none.</summary>
    public static void Summary(CodeWriter code, string? description, string fallback) =>
        code.Lines($"/// <summary>{Text(description) ?? Text(fallback)}</summary>");

    public static void Remarks(CodeWriter code, params string?[] sentences)
    {
        string text = string.Join(" ", sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
        if (text.Length > 0)
            code.Lines($"/// <remarks>{text}</remarks>");
    }

    public static void Parameter(CodeWriter code, string name, string? description, string fallback) =>
        code.Lines($"/// <param name=\"{name}\">{Text(description) ?? Text(fallback)}</param>");

    /// <summary>A text of the document as XML: one line, nothing that ends a comment, a tag or a line. Null for blank text.</summary>
    public static string? Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        StringBuilder safe = new(text!.Length);
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                space = safe.Length > 0;
                continue;
            }

            if (space)
                safe.Append(' ');
            space = false;
            Append(safe, c);
        }

        return safe.Length == 0 ? null : safe.ToString();
    }

    /// <summary>A name or value of the document in a code font.</summary>
    public static string Code(string text) => $"<c>{Text(text) ?? ""}</c>";

    public static string Code(MemberModel member) => Code(member.WireName);

    private static void Append(StringBuilder safe, char c)
    {
        string? entity = c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => null };
        if (entity is not null)
            safe.Append(entity);
        else if (IsVisible(c))
            safe.Append(c);
        else
            safe.Append('\uFFFD');
    }

    // Marks that turn the direction of text hide what a line says; half surrogate pairs and non-characters are no XML.
    private static bool IsVisible(char c) =>
        char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
            or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse);
}
