using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Servers.Tests.Harness;

namespace BackupJobsGen.Servers.Tests.Cells;

/// <summary>Forms of both kinds, and files in them.</summary>
internal static class FormCells
{
    private static readonly DateTimeOffset At = new(2026, 2, 28, 23, 59, 58, TimeSpan.Zero);

    public static IReadOnlyList<Cell> All { get; } =
    [
        new("form: fields", "Form_Fields", static async s =>
            (await FieldsAsync(s)).Saw(("text", "a&b=c d+ü"), ("whole", "3"), ("flag", "true"))),
        new(
            "form: list", "Form_List",
            static async s => (await s.CallAsync("Form_List", new { items = new[] { "x,y", "z&ü" } })).Saw(("texts", "x,y|z&ü"))),
        new("form: JSON part", "Form_Json", static async s =>
            (await s.CallAsync(
                "Form_Json", new { info = new { Name = "ü", Size = 3 }, file = new FilePart(File("content"), "x.txt", "text/plain") }))
                .Saw(("info", """{"name":"ü","size":3}"""), ("mediaType", "application/json"), ("text", "content"))),
        new("form: name and media type of a file", "Form_File", static async s =>
            (await s.CallAsync("Form_File", new { file = new FilePart(File("content"), "Übersicht 世界.csv", "text/csv") }))
                .Is(new { FileName = "Übersicht 世界.csv", MediaType = "text/csv", Text = "content" })),
        new("form: file", "Form_File", static async s =>
            (await s.CallAsync("Form_File", new { file = File("content ü") })).Is(new { Field = "file", Text = "content ü" })),
        new("form: several files", "Form_Files", static async s =>
        {
            Reply reply = await s.CallAsync("Form_Files", new { files = new[] { new FilePart(File("one"), "1.txt"), File("two") } });
            object[] files = [.. ((System.Collections.IEnumerable)reply.Value!).Cast<object>()];
            Assert.Equal(2, files.Length);
            Values.Same(new { Text = "one", Field = "files" }, files[0]);
            Values.Same(new { Text = "two", Field = "files" }, files[1]);
        }),
        new("form: fields and file", "Form_Mixed", static async s =>
            (await s.CallAsync("Form_Mixed", new { note = "a\"b ü", whole = 3, file = File("content") })).Saw(
                ("note", "a\"b ü"), ("whole", "3"), ("text", "content"))),
    ];

    private static Task<Reply> FieldsAsync(Session session) =>
        session.CallAsync("Form_Fields", new { text = "a&b=c d+ü", whole = 3, flag = true, at = At });

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));
}
