using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests.Cells;

/// <summary>Statuses, errors and bodies of responses.</summary>
internal static class ResultCells
{
    public static IReadOnlyList<Cell> All { get; } =
    [
        new("response: 204", "Result_None", static async s => Assert.Equal(204, (await s.CallAsync("Result_None")).Response.Status)),
        new("response: 202 with a body", "Result_Accepted", static async s =>
        {
            Reply reply = await s.CallAsync("Result_Accepted");
            Assert.Equal((202, "/result/later"), (reply.Response.Status, reply.Response.Headers["Location"]));
            reply.Is(new { Name = "later", Size = 1 });
        }),
        new("response: 204 that is not declared", "Result_Silent", static async s =>
        {
            Reply reply = await s.CallAsync("Result_Silent");
            Assert.Equal(204, reply.Response.Status);
            Assert.Null(reply.Value);
        }),
        new("response: 304 with ETag", "Result_Cached", static async s =>
        {
            Reply first = await s.CallAsync("Result_Cached");
            first.Is(new { Name = "cached" });
            Assert.Equal("\"v1\"", first.Response.Headers["ETag"]);
            s.Http.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", "\"v1\"");
            Reply second = await s.CallAsync("Result_Cached");
            Assert.Equal(304, second.Response.Status);
            Assert.Null(second.Value);
        }),
        new(
            "response: HEAD", "Result_Head",
            static async s => Assert.Equal("5", (await s.CallAsync("Result_Head")).Response.Headers["X-Count"])),
        new("response: problem details", "Result_Problem", static async s =>
        {
            ApiException failure = await Assert.ThrowsAnyAsync<ApiException>(() => s.CallAsync("Result_Problem"));
            Assert.Equal(409, failure.Status);
            Values.Same(
                new { Title = "Conflict", Detail = "the vault is full", Type = "urn:full", Instance = "/vaults/1", Status = 409 },
                failure.Body);
            Assert.Equal(typeof(ApiException<>).MakeGenericType(failure.Body!.GetType()), failure.GetType());
        }),
        new("response: validation problem", "Result_Validation", static async s =>
        {
            ApiException failure = await Assert.ThrowsAnyAsync<ApiException>(() => s.CallAsync("Result_Validation"));
            Assert.Equal(400, failure.Status);
            Assert.NotNull(failure.Body);
            Assert.Contains("is required", failure.RawBody, StringComparison.Ordinal);
            if (s.Target.Name != "FastEndpoints" && s.Target.Name != "Swashbuckle controllers")
                Values.Same(new { Errors = new Dictionary<string, string[]> { ["name"] = ["is required", "is too short"] } }, failure.Body);
        }),
        new("response: one of two bodies", "Result_Either", static async s =>
        {
            (await s.CallAsync("Result_Either", new { isNew = false })).Is(new { Status200 = new { Name = "old" } });
            (await s.CallAsync("Result_Either", new { isNew = true })).Is(new { Status201 = new { Name = "new" } });
        }),
        new("response: file with a name", "Result_File", static async s =>
        {
            Reply reply = await s.CallAsync("Result_File");
            Assert.Equal("year,sum\n2026,1", await TextAsync(reply));
            Assert.Contains(
                "filename*=UTF-8''%C3%9Cbersicht%202026.csv", reply.Response.Headers["Content-Disposition"], StringComparison.Ordinal);
        }),
        new(
            "response: text", "Result_Text",
            static async s => Assert.Equal("grüße, 世界", await TextAsync(await s.CallAsync("Result_Text")))),
        new(
            "response: text in another charset", "Result_Latin",
            static async s => Assert.Equal("grüße", await TextAsync(await s.CallAsync("Result_Latin")))),
        new(
            "response: vendor media type", "Result_Vendor",
            static async s => (await s.CallAsync("Result_Vendor")).Is(new { Name = "v2", Size = 2 })),
        new(
            "response: server-sent events", "Result_Events",
            static async s => Assert.Equal(
                ["1", "2"], (await s.ItemsAsync("Result_Events")).Cast<SseItem<string>>().Select(static item => item.Data))),
        new("response: server-sent events, resumed", "Result_Live", static async s =>
        {
            List<object> items = await s.ItemsAsync(
                "Result_Live", static events => events.GetType().GetMethod("Reconnecting")!.Invoke(
                    events, [new EventReconnection { Delay = TimeSpan.Zero }])!);
            Assert.Equal(
                ["1 leaf 1", "2 leaf 2", "3 leaf 3", "4 leaf 4"],
                items.Select(static item => $"{Get(item, "EventId")} {Get(Get(item, "Data"), "Name")} {Get(Get(item, "Data"), "Size")}"));
        }),
        new(
            "response: NDJSON", "Result_Lines",
            static async s => Assert.Equal(
                ["{\"name\":\"one\",\"size\":1}", "{\"name\":\"two\",\"size\":2}"],
                (await s.ItemsAsync("Result_Lines")).Select(static item => JsonSerializer.Serialize(item, item.GetType())))),
        new(
            "response: gzip", "Result_Zipped",
            static async s =>
                Assert.Equal(500, ((System.Collections.IEnumerable)(await s.CallAsync("Result_Zipped")).Value!).Cast<object>().Count())),
    ];

    private static object Get(object item, string name) => item.GetType().GetProperty(name)!.GetValue(item)!;

    private static async Task<string> TextAsync(Reply reply)
    {
        if (reply.Value is string text)
            return text;
        using StreamReader reader = new(Assert.IsType<Stream>(reply.Value, exactMatch: false), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
