namespace BackupJobsGen.Json;

/// <summary>The grammar of JSON numbers; their values are of no interest here, texts of any length stay texts.</summary>
internal static class JsonNumber
{
    public static bool IsValid(string text)
    {
        int at = text.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        int whole = Digits(text, ref at);
        if (whole == 0 || (whole > 1 && text[at - whole] == '0'))
            return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(text, ref at) == 0)
                return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            if (Digits(text, ref at) == 0)
                return false;
        }

        return at == text.Length;
    }

    /// <summary>Without fraction and exponent.</summary>
    public static bool IsInteger(string text) => text.IndexOfAny(['.', 'e', 'E']) < 0;

    private static int Digits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        return at - start;
    }
}
