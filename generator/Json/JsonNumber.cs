namespace BackupJobsGen.Json;

/// <summary>The grammar of JSON numbers. Numbers are never converted: they may be longer than any C# type holds.</summary>
internal static class JsonNumber
{
    public static bool IsValid(string number)
    {
        int at = number.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        int whole = Digits(number, ref at);
        if (whole == 0 || (whole > 1 && number[at - whole] == '0'))
            return false;
        if (at < number.Length && number[at] == '.')
        {
            at++;
            if (Digits(number, ref at) == 0)
                return false;
        }

        if (at < number.Length && number[at] is 'e' or 'E')
        {
            at++;
            if (at < number.Length && number[at] is '+' or '-')
                at++;
            if (Digits(number, ref at) == 0)
                return false;
        }

        return at == number.Length;
    }

    /// <summary>Whether a number has neither fraction nor exponent.</summary>
    public static bool IsInteger(string number) => number.IndexOfAny(['.', 'e', 'E']) < 0;

    private static int Digits(string number, ref int at)
    {
        int start = at;
        while (at < number.Length && number[at] is >= '0' and <= '9')
            at++;
        return at - start;
    }
}
