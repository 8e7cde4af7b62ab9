namespace BackupJobsGen.Servers.Tests.Cells;

/// <summary>Path, query, header and cookie parameters.</summary>
internal static class ParameterCells
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateOnly Day = new(2026, 2, 28);
    private static readonly DateTimeOffset At = new(2026, 2, 28, 23, 59, 58, TimeSpan.FromHours(2));

    public static IReadOnlyList<Cell> All { get; } =
    [
        new("path: text", "Path_Text", static async s =>
            (await s.CallAsync("Path_Text", new { text = "a b&ü?#%+=;:@" })).Saw(("text", "a b&ü?#%+=;:@"))),
        new("path: scalars", "Path_Scalars", static async s =>
            (await s.CallAsync("Path_Scalars", new { whole = -7, big = 42L, flag = true, id = Id, day = Day, at = At, level = "VeryHigh" }))
                .Saw(
                    ("whole", "-7"), ("big", "42"), ("flag", "true"), ("id", Id.ToString()), ("day", "2026-02-28"), ("at", Seen(s, At)),
                    ("level", "VeryHigh"))),
        new("query: numbers", "Query_Numbers", static async s =>
            (await s.CallAsync("Query_Numbers", new { whole = 5, big = 42L, single = 1.5f, real = 0.25, money = 0.5m }))
                .Saw(("whole", "5"), ("big", "42"), ("single", "1.5"), ("real", "0.25"), ("money", "0.5"))),
        new("query: int64 beyond 2^53", "Query_Numbers", static async s =>
            (await s.CallAsync("Query_Numbers", new { whole = 5, big = long.MaxValue, single = 1.5f, real = 0.25, money = 0.5m })).Saw(
                ("big", "9223372036854775807"))),
        new("query: decimals", "Query_Numbers", static async s =>
            (await s.CallAsync(
                "Query_Numbers", new { whole = 5, big = 42L, single = 1.5f, real = 0.25, money = 12345678901234.5678m })).Saw(
                ("money", "12345678901234.5678"))),
        new("query: enum of mixed types", "Query_Mixed", static async s =>
        {
            (await s.CallAsync("Query_Mixed", new { mixed = "auto" })).Saw(("mixed", "auto"));
            (await s.CallAsync("Query_Mixed", new { mixed = 1 })).Saw(("mixed", "1"));
        }),
        new("query: text, flag, id, enums", "Query_Scalars", static async s =>
            (await ScalarsAsync(s)).Saw(
                ("text", "50% off & more; naïve+1"), ("flag", "false"), ("id", Id.ToString()), ("level", "Medium"))),
        new("query: dates and times", "Query_Scalars", static async s =>
            (await ScalarsAsync(s)).Saw(("day", "2026-02-28"), ("at", Seen(s, At)))),
        new("query: duration", "Query_Duration", static async s =>
            Assert.Contains(
                "5:00",
                ((IReadOnlyDictionary<string, string>)(await s.CallAsync(
                    "Query_Duration", new { lasts = TimeSpan.FromMinutes(5) })).Value!)["lasts"],
                StringComparison.Ordinal)),
        new("query: optional", "Query_Optional", static async s =>
        {
            (await s.CallAsync("Query_Optional", new { whole = 3, at = At })).Saw(("whole", "3"), ("at", Seen(s, At)));
            Harness.Reply none = await s.CallAsync("Query_Optional");
            none.DidNotSee("text");
            none.DidNotSee("whole");
            none.DidNotSee("level");
        }),
        new("query: lists", "Query_Lists", static async s =>
            (await s.CallAsync(
                "Query_Lists",
                new { texts = new[] { "a,b", "c&d", "e f" }, wholes = new[] { 1, 2 }, ids = new[] { Id }, levels = new[] { "Low",
                    "VeryHigh" } }))
                .Saw(("texts", "a,b|c&d|e f"), ("wholes", "1|2"), ("ids", Id.ToString()), ("levels", "Low|VeryHigh"))),
        new("query: page and limit", "Query_Page", static async s =>
        {
            (await s.CallAsync("Query_Page", new { page = 2, limit = 2 })).Is(
                new { Total = 5, Page = 2, Items = new object[] { new { Name = "leaf 3", Size = 3 }, new { Name = "leaf 4", Size = 4 } } });
            (await s.CallAsync("Query_Page")).Is(new { Page = 1, Limit = 2 });
        }),
        new("headers", "Header_Scalars", static async s =>
        {
            (await s.CallAsync("Header_Scalars", new { xText = "a, b; c", xWhole = 4, xFlag = true, xDay = Day, xId = Id }))
                .Saw(("text", "a, b; c"), ("whole", "4"), ("flag", "true"), ("day", "2026-02-28"), ("id", Id.ToString()));
            (await s.CallAsync("Header_Scalars", new { xText = "a", xWhole = 4, xFlag = true, xDay = Day })).DidNotSee("id");
        }),
        new("header: list", "Header_Lists", static async s =>
            (await s.CallAsync("Header_Lists", new { xTexts = new[] { "a", "b" } })).Saw(("texts", "a|b"))),
        new("cookies", "Cookie_Scalars", static async s =>
            (await s.CallAsync("Cookie_Scalars", new { text = "abc", whole = 4, id = Id })).Saw(
                ("text", "abc"), ("whole", "4"), ("id", Id.ToString()))),
    ];

    private static Task<Harness.Reply> ScalarsAsync(Harness.Session session) => session.CallAsync("Query_Scalars",
        new { text = "50% off & more; naïve+1", flag = false, id = Id, day = Day, time = new TimeOnly(
            7, 5, 3), at = At, level = "Medium", code = 2 });

    // .NET shows seven digits of a second; Python and JavaScript none.
    private static string Seen(Harness.Session session, DateTimeOffset at) =>
        at.ToString(session.Target.Server.IsDotNet ? "O" : "yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
