namespace BackupJobs.Tests.Estate;

/// <summary>Values in queries: none of them can end its literal.</summary>
public class KqlTests
{
    [Theory]
    [InlineData("vm1", "'vm1'")]
    [InlineData("", "''")]
    [InlineData("it's", """'it\'s'""")]
    [InlineData("""a\""", """'a\\'""")]
    [InlineData("""\'""", """'\\\''""")]
    [InlineData("""\\'""", """'\\\\\''""")]
    [InlineData("' | project secret //", """'\' | project secret //'""")]
    [InlineData("') or ('1'=='1", """'\') or (\'1\'==\'1'""")]
    [InlineData("\") | union *", "'\") | union *'")]
    [InlineData("''", """'\'\''""")]
    [InlineData("@'x'", """'@\'x\''""")]
    [InlineData("```", "'```'")]
    [InlineData("/* */ --", "'/* */ --'")]
    [InlineData("{0} $filter", "'{0} $filter'")]
    [InlineData("naïve 日本語 😀", "'naïve 日本語 😀'")]
    [InlineData("\u2019quote\u02bc", "'\u2019quote\u02bc'")]
    public void A_value_stays_one_literal(string value, string literal)
    {
        Assert.Equal(literal, Kql.Quote(value));
        Assert.Equal(value, Unquote(literal));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\tb")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("\u001b[31m")]
    public void A_value_that_no_name_has_is_refused(string value) => Assert.Throws<ArgumentException>(() => Kql.Quote(value));

    // Attributes cannot hold these.
    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Kql.Quote("half " + (char)0xd800));
        Assert.Throws<ArgumentException>(() => Kql.Quote((char)0xdc00 + " half"));
    }

    [Fact]
    public void Values_from_outside_reach_queries_quoted_only()
    {
        string attack = "x') | project secret //";
        string query = GraphQueries.Jobs(new JobFilter { Status = new JobStatus(attack), JobId = attack }, EstateScope.All);

        Assert.DoesNotContain(attack, query, StringComparison.Ordinal);
        Assert.Equal(2, query.Split(Kql.Quote(attack)).Length - 1);
    }

    [Fact]
    public void Each_query_has_the_id_and_a_stable_order()
    {
        foreach (string query in new[]
        {
            GraphQueries.Vaults(EstateScope.All), GraphQueries.Items(EstateScope.All), GraphQueries.Jobs(new JobFilter(), EstateScope.All),
        })
        {
            Assert.Contains("| project id,", query, StringComparison.Ordinal);
            Assert.EndsWith("| order by id asc", query, StringComparison.Ordinal);
        }
    }

    // What a reader of the language sees: the end is the first quote that no backslash escapes.
    private static string Unquote(string literal)
    {
        System.Text.StringBuilder value = new();
        for (int i = 1; i < literal.Length; i++)
        {
            if (literal[i] == '\'')
            {
                Assert.Equal(literal.Length - 1, i);
                return value.ToString();
            }

            value.Append(literal[i] == '\\' ? literal[++i] : literal[i]);
        }

        throw new InvalidOperationException("The literal does not end.");
    }
}
