using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackupJobs.Tests.Specs;

/// <summary>The facts in our documents are upstream's, the words are not.</summary>
public partial class SpecsAreInOurWordsTests
{
    /// <summary>Shorter texts, such as "Name of the disk.", are no one's.</summary>
    private const int Telling = 20;

    private static readonly Lazy<string[]> Upstream = new(() =>
        [.. OurSpecs.UpstreamFiles().SelectMany(file => Texts(SpecFile.Load(file).Root)).Select(Plain).Distinct()]);

    [SharedTheory]
    [MemberData(nameof(OurSpecs.NamesWithShared), MemberType = typeof(OurSpecs))]
    public void No_description_is_in_an_upstream_document(string name) => Assert.Empty(
        from text in Texts(OurSpecs.Load(name).Root).Select(Plain).Distinct()
        where text.Length > Telling && Upstream.Value.Any(upstream => upstream.Contains(text, StringComparison.Ordinal))
        select text);

    [SharedTheory]
    [MemberData(nameof(OurSpecs.NamesWithShared), MemberType = typeof(OurSpecs))]
    public void No_upstream_sentence_is_in_a_description(string name)
    {
        string[] ours = [.. Texts(OurSpecs.Load(name).Root).Select(Plain).Distinct()];
        Assert.Empty(
            from sentence in Upstream.Value.SelectMany(text => text.Split(". ")).Select(Plain).Distinct()
            where sentence.Length > Telling && ours.Any(text => text.Contains(sentence, StringComparison.Ordinal))
            select sentence);
    }

    [SharedFact]
    public void A_copied_sentence_would_be_found() =>
        Assert.Contains(Upstream.Value, text => text.Contains(Plain("Provides a pageable list of jobs."), StringComparison.Ordinal));

    /// <summary>
    /// Every description, summary and title, wherever it stands. A property that has such a name holds an object, not text.
    /// </summary>
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonObject map => map.SelectMany(member =>
            member is { Key: "description" or "summary" or "title", Value: JsonValue text } ? [(string)text!] : Texts(member.Value)),
        _ => [],
    };

    private static string Plain(string text) => Space().Replace(text, " ").Trim(' ', '.').ToLowerInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
