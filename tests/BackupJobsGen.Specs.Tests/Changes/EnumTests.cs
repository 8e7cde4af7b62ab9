using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Changes;

public class EnumTests
{
    [Theory]
    [InlineData("\"Red\"", "\"Red\", \"Blue\"", "None: Added Color.Blue [Blue] Blue")]
    [InlineData("\"Red\", \"Blue\"", "\"Red\"", "Source, Binary: Removed Color.Blue [Blue] Blue")]
    [InlineData("\"Red\", \"Blue\"", "\"Blue\", \"Red\"", "Wire: Changed Color [order of values] Red is 0 -> Red is 1")]
    [InlineData(
        "\"Red\", \"Blue\"", "\"Red\", \"Green\", \"Blue\"", "Wire: Changed Color [order of values] Blue is 1 -> Blue is 2",
        "None: Added Color.Green [Green] Green")]
    [InlineData("\"Red\", \"dark-blue\"", "\"Red\", \"darkBlue\"", "Wire: Changed Color.DarkBlue [dark-blue] dark-blue -> darkBlue")]
    [InlineData("\"Red\"", "\"RED\"", "Source, Binary: Removed Color.Red [Red] Red", "None: Added Color.RED [RED] RED")]
    public void A_value(string old, string now, params string[] expected) => Assert.Equal(expected, Diff.Of(Document(old), Document(now)));

    [Fact]
    public void A_value_of_another_name_is_renamed() => Assert.Equal(
        ["Source, Binary: Renamed Color.Red [r] Red -> Crimson"],
        Diff.Of(
            Document("\"r\"", """ "values": [{ "value": "r", "name": "Red" }] """),
            Document("\"r\"", """ "values": [{ "value": "r", "name": "Crimson" }] """)));

    [Fact]
    public void Numbers_are_not_strings() => Assert.Equal(
        ["Wire: Changed Color [values] strings -> numbers"],
        Diff.Of(
            Document("\"1\""),
            Document("1").Replace("\"type\": \"string\", \"enum\"", "\"type\": \"integer\", \"enum\"", StringComparison.Ordinal))
            .Where(line => !line.Contains("Thing.", StringComparison.Ordinal)));

    [Fact]
    public void Order_matters_only_where_a_service_sends_ordinals() => Assert.Empty(
        Diff.Of(Elsewhere(Document("\"Red\", \"Blue\"")), Elsewhere(Document("\"Blue\", \"Red\""))));

    private static string Elsewhere(string document) =>
        document.Replace("management.azure.com", "colors.example.com", StringComparison.Ordinal);

    // Azure Resource Manager sends the position of a value for the value.
    private static string Document(string values, string more = "\"modelAsString\": true") => Swagger.Thing(
        """ "color": { "$ref": "#/definitions/Color" } """,
        "",
        $$""" "Color": { "type": "string", "enum": [{{values}}], "x-ms-enum": { "name": "Color", {{more}} } } """)
        .Replace("management.example.com", "management.azure.com", StringComparison.Ordinal);
}
