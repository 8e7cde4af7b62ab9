using System.Text;

namespace BackupJobs.Emulator.Jobs;

/// <summary>Parses <c>$filter</c>: clauses <c>key eq 'value'</c> joined by <c>and</c>; no other OData syntax.</summary>
internal static class FilterClauses
{
    /// <summary>The clauses, keys and values; none for no filter.</summary>
    /// <exception cref="FormatException">The text is not a valid filter; the message says why.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        List<KeyValuePair<string, string>> clauses = [];
        FilterReader reader = new(text);
        do
        {
            string key = reader.Word();
            reader.Keyword("eq");
            string value = reader.Quoted();
            if (clauses.Exists(clause => clause.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
                throw new FormatException($"'{key}' occurs twice in the filter.");
            clauses.Add(new(key, value));
        }
        while (reader.NextClause());
        return clauses;
    }

    /// <summary>Reads the filter clause by clause.</summary>
    private sealed class FilterReader(string text)
    {
        private int _at;

        public string Word()
        {
            SkipSpace();
            int start = _at;
            while (_at < text.Length && char.IsAsciiLetter(text[_at]))
                _at++;
            return _at > start ? text[start.._at] : throw Unexpected("a key");
        }

        public void Keyword(string keyword)
        {
            if (!string.Equals(Word(), keyword, StringComparison.OrdinalIgnoreCase))
                throw new FormatException($"Expected '{keyword}' before position {_at} of the filter.");
        }

        public string Quoted()
        {
            SkipSpace();
            if (_at == text.Length || text[_at] != '\'')
                throw Unexpected("a value in single quotes");
            StringBuilder value = new();
            for (_at++; _at < text.Length; _at++)
            {
                bool quote = text[_at] == '\'';
                bool doubled = quote && _at + 1 < text.Length && text[_at + 1] == '\'';
                if (quote && !doubled)
                {
                    _at++;
                    return value.ToString();
                }

                value.Append(text[_at]);
                _at += doubled ? 1 : 0;
            }

            throw new FormatException("The last value of the filter has no closing quote.");
        }

        /// <summary>Whether <c>and</c> follows; false at the end.</summary>
        public bool NextClause()
        {
            SkipSpace();
            if (_at == text.Length)
                return false;
            Keyword("and");
            return true;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
        }

        private FormatException Unexpected(string wanted) => new($"Expected {wanted} at position {_at} of the filter.");
    }
}
