using BackupJobsGen.Runtime;
using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests.Cells;

/// <summary>JSON bodies: each is sent, bound and sent back.</summary>
internal static class BodyCells
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTimeOffset At = new(2026, 2, 28, 23, 59, 58, 120, TimeSpan.FromHours(2));

    private static object Containers { get; } = new
    {
        Texts = new[] { "a", "b" },
        Grid = new[] { new[] { 1, 2 }, [], [3] },
        Leaves = new object[] { new { Name = "l", Size = 1 } },
        Levels = new[] { "Low", "Medium" },
        Counts = new Dictionary<string, int> { ["x.y"] = 1, ["ü"] = 2 },
        Trees = new Dictionary<string, object[]> { ["t"] = [new { Name = "m", Size = 2 }] },
        Bigs = new Dictionary<string, long> { ["b"] = 9007199254740993L },
    };

    public static IReadOnlyList<Cell> All { get; } =
    [
        new(
            "body: text, flag, numbers", "Body_Scalars",
            static s => EchoAsync(s, "Body_Scalars", Scalars(s), new { Text = "\"a\"\u2028ü", Flag = true, Whole = -5, Real = 0.1 })),
        new(
            "body: int64 beyond 2^53", "Body_Scalars",
            static s => EchoAsync(s, "Body_Scalars", Scalars(s), new { Big = 9007199254740993L })),
        new(
            "body: decimals", "Body_Scalars",
            static s =>
                EchoAsync(s, "Body_Scalars", Scalars(s), new { Money = 12345678901234.5678m, Single = 1.5f })) { IsOn = static server =>
                server.IsDotNet },
        new("body: dates, times, ids, URLs", "Body_Scalars", static s => EchoAsync(s, "Body_Scalars", Scalars(s),
            new { Id, Day = new DateOnly(2026, 2, 28), At, Link = "https://a.test/x?y=1#z" })),
        new(
            "body: time of day", "Body_Scalars",
            static s => EchoAsync(s, "Body_Scalars", Scalars(s), new { Time = new TimeOnly(7, 5, 3) })),
        new("body: time with an offset, as it was read", "Body_Then", static async s =>
            await s.CallAsync("Body_Moment", new { body = (await s.CallAsync("Body_Then")).Value })),
        new("body: enum of strings", "Body_Scalars", static s => EchoAsync(s, "Body_Scalars", Scalars(s), new { Level = "VeryHigh" })),
        new("body: enum of numbers", "Body_Scalars", static s => EchoAsync(s, "Body_Scalars", Scalars(s), new { Code = 2 })),
        new(
            "body: enum of mixed types", "Body_Scalars",
            static s => EchoAsync(s, "Body_Scalars", Scalars(s), new { Mixed = "auto" })) { IsOn = static server => !server.IsDotNet },
        new(
            "body: byte array", "Body_Scalars",
            static s =>
                EchoAsync(s, "Body_Scalars", Scalars(s), new { Bytes = new byte[] { 0, 255, 62, 63 } })) { IsOn = static server =>
                server.IsDotNet },
        new(
            "body: duration", "Body_Timing",
            static s => EchoAsync(s, "Body_Timing", new { Lasts = new TimeSpan(1, 2, 3, 4) }, new { Lasts = new TimeSpan(1, 2, 3, 4) })),
        new("body: optional and null", "Body_Optionals", static async s =>
        {
            object body = new { MustBeThere = (int?)null };
            if (IsDotNet(s))
                await EchoAsync(
                    s, "Body_Optionals", body,
                    new { Text = (string?)null, Whole = (int?)null, Id = (Guid?)null, MustBeThere = (int?)null });
            object full =
                new { Text = "x", Whole = 1, At, Id, Level = "Low", Leaf = new { Name = "n", Size = 1 }, Wholes = new[] { 1, 2 } };
            await EchoAsync(
                s, "Body_Optionals",
                IsDotNet(s)
                    ? new { Text = "x", Whole = 1, At, Id, Level = "Low", Leaf = new { Name = "n", Size = 1 }, Wholes = new[] { 1,
                        2 }, MustBeThere = 4 }
                    : full,
                full);
        }),
        new("body: lists and lists of lists", "Body_Containers", static s => EchoAsync(s, "Body_Containers", Containers,
            new { Texts = new[] { "a", "b" }, Grid = new[] { new[] { 1, 2 }, [], [3] }, Levels = new[] { "Low", "Medium" } })),
        new("body: maps", "Body_Containers", static s => EchoAsync(s, "Body_Containers", Containers,
            new { Counts = new Dictionary<string, int>
            {
                ["x.y"] = 1,
                ["ü"] = 2
            }, Bigs = new Dictionary<string, long> { ["b"] = 9007199254740993L } })),
        new("body: records in lists and maps", "Body_Containers", static s => EchoAsync(s, "Body_Containers", Containers,
            new { Leaves = new object[] { new { Name = "l", Size = 1 } }, Trees = new Dictionary<string, object[]> { ["t"] =
                [new { Name = "m", Size = 2 }] } })),
        new("body: list of lists alone", "Body_List", static async s =>
            Assert.Equal(
                "[[1,2],[3]]",
                System.Text.Json.JsonSerializer.Serialize(
                    (await s.CallAsync("Body_List", new { body = new[] { new[] { 1, 2 }, [3] } })).Value))),
        new("body: map alone", "Body_Map", static async s =>
            Assert.Equal(
                """{"k":{"name":"n","size":3}}""",
                System.Text.Json.JsonSerializer.Serialize(
                    (await s.CallAsync(
                        "Body_Map", new { body = new Dictionary<string, object> { ["k"] = new { Name = "n", Size = 3 } } })).Value))),
        new(
            "body: inheritance", "Body_Shape",
            static s =>
                EchoAsync(
                    s, "Body_Shape", new Variant("Circle", new { Name = "c", Radius = 1.5 }),
                    new Variant("Circle", new { Name = "c", Radius = 1.5 }))),
        new("body: inheritance in a list", "Body_Shapes", static async s =>
        {
            Reply reply =
                await s.CallAsync(
                    "Body_Shapes",
                    new { body = new object[] { new Variant("Circle", new { Name = "c", Radius = 1.5 }),
                        new Variant("Square", new { Name = "s", Side = 2.0 }) } });
            object[] shapes = [.. ((System.Collections.IEnumerable)reply.Value!).Cast<object>()];
            Values.Same(new Variant("Circle", new { Radius = 1.5 }), shapes[0]);
            Values.Same(new Variant("Square", new { Side = 2.0 }), shapes[1]);
        }),
        new("body: union with discriminator", "Body_Drawing", static s => EchoAsync(s, "Body_Drawing",
            new { Shape = new Variant("Circle", new { Name = "c", Radius = 1.5 }) },
            new { Shape = new Variant("Circle", new { Name = "c", Radius = 1.5 }) })),
        new("body: union without discriminator", "Body_Either", static s => EchoAsync(s, "Body_Either",
            new { Value = new Variant("Leaf", new { Name = "n", Size = 3 }) },
            new { Value = new Variant("Leaf", new { Name = "n", Size = 3 }) })),
        new("body: merge patch", "Body_Merge", static async s =>
            (await s.CallAsync(
                "Body_Merge",
                new { body = new { Name = "n", AdditionalProperties = JsonProperties.Empty.WithNull("phone") } }))
                .Saw(("name", "\"n\""), ("phone", "null"), ("mediaType", "application/merge-patch+json"))),
        new(
            "body: text", "Body_Text",
            static async s => (await s.CallAsync("Body_Text", new { body = "grüße\n世界" })).Saw(("text", "grüße\n世界"))),
        new(
            "body: bytes", "Body_Bytes",
            static async s =>
                (await s.CallAsync("Body_Bytes", new { body = new MemoryStream([0, 255, 13, 10]) })).Saw(("hex", "00FF0D0A"))),
    ];

    private static bool IsDotNet(Session session) => session.Target.Server.IsDotNet;

    private static object Scalars(Session session) => IsDotNet(session)
        ? new
        {
            Text = "\"a\"\u2028ü", Flag = true, Whole = -5, Big = 9007199254740993L,
            Real = 0.1, Single = 1.5f, Money = 12345678901234.5678m,
            Id, Day = new DateOnly(2026, 2, 28), Time = new TimeOnly(7, 5, 3), At,
            Link = "https://a.test/x?y=1#z", Bytes = new byte[] { 0, 255, 62, 63 }, Level = "VeryHigh", Code = 2,
        }
        : new
        {
            Text = "\"a\"\u2028ü", Flag = true, Whole = -5, Big = 9007199254740993L, Real = 0.1, Id, Day = new DateOnly(2026, 2, 28),
            Time = new TimeOnly(7, 5, 3), At, Link = "https://a.test/x?y=1#z", Level = "VeryHigh", Code = 2, Mixed = "auto",
        };

    private static async Task EchoAsync(Session session, string operation, object body, object expected) =>
        (await session.CallAsync(operation, new { body })).Is(expected);
}
