using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.Documents;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

public class DeterminismTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("specs/a.json", Documents.Swagger),
        ("specs/b.json", Documents.Swagger.Replace("2024-04-01", "2019-05-13", StringComparison.Ordinal)),
        ("specs/c.json", Documents.OpenApi),
        (
            "specs/d.json",
            """{ "definitions": { "Far": { "allOf": [ { "$ref": "a.json#/definitions/Root" } ], "properties": { "i": { "type": "integer" } } } } }"""),
    ];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("cs-CZ")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    public void The_culture_changes_nothing(string culture)
    {
        ApiResult expected = Read(Files);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(expected, Read(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_the_documents_changes_nothing() =>
        Assert.Equal(Read(Files), Read([.. Files.Reverse()]));

    [Fact]
    public void Line_ends_change_nothing_in_the_model() =>
        Assert.Equal(
            Read(Files).Model,
            Read([.. Files.Select(file => (file.Path, file.Text.Replace("\n", "\r\n", StringComparison.Ordinal)))]).Model);

    [Fact]
    public void A_description_that_changes_changes_one_schema()
    {
        ApiModel before =
            Model(Returning(
                """ "Root": { "description": "Old.", "properties": { "leaf": { "$ref": "#/definitions/Leaf" } } }, "Leaf": { "description": "Leaf.", "properties": { "a": { "type": "string" } } } """));
        ApiModel after =
            Model(Returning(
                """ "Root": { "description": "Old.", "properties": { "leaf": { "$ref": "#/definitions/Leaf" } } }, "Leaf": { "description": "New.", "properties": { "a": { "type": "string" } } } """));

        Assert.Equal(before.Operations, after.Operations);
        Assert.Equal(before.Object("Root"), after.Object("Root"));
        Assert.NotEqual(before.Object("Leaf"), after.Object("Leaf"));
    }

    private static ApiResult Read((string Path, string Text)[] files) => ApiReader.Read(
        files.Select(file => OpenApiDocument.Parse(file.Path, file.Text)).ToEquatableArray(),
        [
            new DocumentSelection("specs/a.json", [], []), new DocumentSelection("specs/b.json", ["Roots_*"], []),
            new DocumentSelection("specs/c.json", [], [])
        ]);
}
