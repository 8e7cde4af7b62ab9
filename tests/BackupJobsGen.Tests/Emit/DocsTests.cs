using BackupJobsGen.Emit;

namespace BackupJobsGen.Tests.Emit;

public class DocsTests
{
    // In no attribute: those are stored as UTF-8, which has no half characters.
    public static TheoryData<string, string> Texts => new()
    {
        { "\U0001F680 fast", "\U0001F680 fast" },
        { "\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB" },
        { "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645" },
        { "a\n\n\U0001F680<b>", "a \U0001F680&lt;b&gt;" },
        { "a\uD83D", "a\uFFFD" },
        { "\uDE80\uD83Db", "\uFFFD\uFFFDb" },
        { "\u202Ea\U000E0001\U000F0000", "\uFFFDa\uFFFD\uFFFD" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Characters_that_hide_nothing_stay(string text, string expected) => Assert.Equal(expected, Docs.Text(text));
}
