using BackupJobsGen.Specs.Tests.Proof;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>The judge itself: it notices what is kept silent and what is made up.</summary>
public class WireEvidenceTests
{
    private const string Pageable = """ "x-ms-pageable": { "nextLinkName": "nextLink" } """;
    private static readonly Side Old = Side.Of(Document);
    private static readonly Side New = Side.Of(Document
        .Replace("2024-01-01", "2025-01-01", StringComparison.Ordinal)
        .Replace("management.", "other.", StringComparison.Ordinal)
        .Replace("\"/all\"", "\"/everything\"", StringComparison.Ordinal)
        .Replace("\"get\"", "\"post\"", StringComparison.Ordinal)
        .Replace("\"nextLinkName\": \"nextLink\"", "\"nextLinkName\": \"next\"", StringComparison.Ordinal)
        .Replace("\"csv\"", "\"multi\"", StringComparison.Ordinal)
        .Replace("\"in\": \"header\"", "\"in\": \"query\"", StringComparison.Ordinal)
        .Replace("\"size\": {", "\"bytes\": { \"x-ms-client-name\": \"size\",", StringComparison.Ordinal)
        .Replace(
            "\"date-time\"", "\"unixtime\"", StringComparison.Ordinal).Replace(
            "\"type\": \"string\", \"format\": \"unixtime\"", "\"type\": \"integer\", \"format\": \"unixtime\"", StringComparison.Ordinal)
        .Replace("\"owner\": {", "\"owner\": { \"readOnly\": true,", StringComparison.Ordinal)
        .Replace("\"dark-blue\"", "\"darkBlue\"", StringComparison.Ordinal));

    private static string Document => Swagger.Document(
        $$"""
        "/all": { "get": { "operationId": "Things_List", {{Pageable}}, "parameters": [
            { "name": "api-version", "in": "query", "type": "string", "required": true },
            { "name": "tags", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "csv" },
            { "name": "client", "in": "header", "type": "string" } ],
          "responses": { "200": { "description": "OK", "schema": { "$ref": "#/definitions/Page" } } } } },
        "/things": { "put": { "operationId": "Things_Put", "parameters": [{ "name": "thing", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Thing" } }], "responses": { "200": { "description": "OK" } } } }
        """,
        """
        "Page": { "properties": { "value": { "type": "array", "items": { "$ref": "#/definitions/Thing" } }, "nextLink": { "type": "string" }, "next": { "type": "string" } } },
        "Thing": { "properties": {
          "size": { "type": "integer", "format": "int32" }, "at": { "type": "string", "format": "date-time" }, "owner": { "type": "string" },
          "color": { "type": "string", "enum": ["red", "dark-blue"], "x-ms-enum": { "name": "Color", "modelAsString": true } } } }
        """);

    [Fact]
    public async Task Each_change_that_is_kept_silent_is_missed()
    {
        IReadOnlyList<SpecChange> changes = SpecDiff.Between(Old.Spec, New.Spec).Changes;
        SpecChange[] claims = [.. changes.Where(change => change.Breaks.HasFlag(Breaks.Wire))];

        Assert.Equal(
            [
                "host", "api-version", "Things_List, method", "Things_List, path", "Things_List, next link", "tags", "client", "size",
                "at", "owner", "dark-blue"
            ],
            claims.Select(change => change.Wire));
        Assert.Empty(await DisagreementsAsync(changes, New));
        foreach (SpecChange claim in claims)
            Assert.True((await DisagreementsAsync([.. changes.Where(change => change != claim)], New)).Count > 0, $"not missed: {claim}");
    }

    [Fact]
    public async Task A_break_that_is_made_up_is_found_out()
    {
        IReadOnlyList<SpecChange> claims = SpecDiff.Between(Old.Spec, New.Spec).Changes;

        Assert.Equal(claims.Count(change => change.Breaks.HasFlag(Breaks.Wire)), (await DisagreementsAsync(claims, Old)).Count);
    }

    private static Task<IReadOnlyList<string>> DisagreementsAsync(IReadOnlyList<SpecChange> changes, Side now) =>
        WireEvidence.DisagreementsAsync(changes, new LoadedClient(Old), new LoadedClient(now));
}
